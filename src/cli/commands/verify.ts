// `ringfence verify`: whether evidence is as it was written, who signed it, and whether it can be judged again.
import { buildCommand } from '@stricli/core'
import { explained } from '../../model/errors.ts'
import { scanFlags } from '../flags.ts'
import type { Host } from '../host.ts'
import type { VerifyRequest } from '../verify.ts'

const { config, policies, baseline } = scanFlags

export const verifyCommand = buildCommand({
  loader: async () => {
    const { verify } = await import('../verify.ts')
    return async function verifyOne(this: Host, flags: VerifyRequest, ...dirs: string[]) {
      this.process.exitCode = await verify(dirs, flags, this)
    }
  },
  parameters: {
    flags: {
      key: {
        kind: 'parsed',
        parse: String,
        optional: true,
        brief: 'the public key of whoever must have signed, PEM',
        placeholder: 'FILE',
      },
      requireSignature: { kind: 'boolean', default: false, withNegated: false, brief: 'take nothing that is unsigned' },
      maxAge: {
        kind: 'parsed',
        parse: duration,
        optional: true,
        brief: 'take nothing older: 12h, 30d',
        placeholder: 'DUR',
      },
      replay: {
        kind: 'boolean',
        default: false,
        withNegated: false,
        brief: 'judge its inventory once more, and compare every file',
      },
      config,
      policies,
      baseline: { ...baseline, brief: 'for a replay: the run that it was held against' },
    },
    aliases: { c: 'config' },
    positional: {
      kind: 'array',
      minimum: 1,
      parameter: { parse: String, brief: 'the folder that a scan wrote; of a series all', placeholder: 'dir' },
    },
  },
  docs: {
    brief: 'prove that evidence is as it was written',
    fullDescription:
      'Proves each file of a run against its manifest, the manifest against its signature, and the files against each other; of several runs also that each was held against the one before it (--baseline). It cannot tell whether somebody who rules the cloud account lied when it was read.\n\nExit status: 0 as it was written, 1 not as it was written, 2 usage, 4 cannot be told.\n\nExample: ringfence verify report --key auditor.pem --replay',
  },
})

const units: ReadonlyMap<string, number> = new Map([
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
])

/** Milliseconds. */
function duration(value: string): number {
  const [, digits = '', unit = ''] = /^([1-9]\d{0,5})([mhd])$/.exec(value) ?? []
  const length = units.get(unit)
  if (length !== undefined) return Number(digits) * length
  throw explained('usage', {
    what: `${JSON.stringify(value)} is no duration`,
    where: '--max-age',
    why: 'it is a number with its unit',
    mend: 'Write it like 90m, 12h or 30d',
  })
}
