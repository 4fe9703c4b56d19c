// `ringfence diff`: what became better and worse between two runs.
import { buildCommand } from '@stricli/core'
import type { DiffRequest } from '../difference.ts'
import type { Host } from '../host.ts'
import { tableOrJson } from '../printed-as.ts'

export const diffCommand = buildCommand({
  loader: async () => {
    const { diff } = await import('../difference.ts')
    return async function diffOne(this: Host, flags: DiffRequest, old: string, now: string) {
      this.process.exitCode = await diff(old, now, flags, this)
    }
  },
  parameters: {
    flags: {
      format: tableOrJson,
    },
    aliases: { f: 'format' },
    positional: {
      kind: 'tuple',
      parameters: [
        { parse: String, brief: 'the folder of the earlier run', placeholder: 'OLD' },
        { parse: String, brief: 'the folder of the later run', placeholder: 'NEW' },
      ],
    },
  },
  docs: {
    brief: 'tell what became better and worse between two runs',
    fullDescription:
      'What is new or worse, what can no longer be told (lost), whose tier was lowered; then what was waived or mended, and failures whose resource was not seen again.\n\nExit status: 0 nothing is worse, 1 something is, or was not seen by a run that is incomplete, 2 usage or a folder that is not as it was written.\n\nExample: ringfence diff ringfence-out/OLD ringfence-out/NEW',
  },
})
