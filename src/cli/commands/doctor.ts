// `ringfence doctor`: proves what a live scan needs, before it is started.
import { buildCommand } from '@stricli/core'
import { jsonDocument } from '../../reports/json-line.ts'
import { choice } from '../choice.ts'
import { scanFlags } from '../flags.ts'
import type { Host } from '../host.ts'
import { type Provider, providers } from '../request.ts'

interface Flags {
  region?: readonly string[]
  format: 'text' | 'json'
}

export const doctorCommand = buildCommand({
  loader: async () => {
    const { diagnosed, diagnosisText } = await import('../doctor.ts')
    return async function doctor(this: Host, { region = [], format }: Flags, ...selected: Provider[]) {
      const found = await diagnosed({ selected, region }, this)
      const { stdout } = this.process
      stdout.write(format === 'json' ? jsonDocument(found) : diagnosisText(found, stdout))
      this.process.exitCode = found.some(({ checks }) => checks.some(({ trouble }) => trouble !== undefined)) ? 3 : 0
    }
  },
  parameters: {
    flags: {
      region: scanFlags.region,
      format: { kind: 'enum', values: ['text', 'json'], default: 'text', brief: 'how it is printed' },
    },
    aliases: { f: 'format' },
    positional: {
      kind: 'array',
      parameter: { ...choice('provider', providers, 'provider'), brief: 'aws or azure', placeholder: 'provider' },
    },
  },
  docs: {
    brief: 'prove what a live scan needs: identity, clock, regions or subscriptions, permissions',
    fullDescription:
      'One cheap call of each kind, and what stands in the way.\n\nExample: ringfence doctor aws\n\nExit status: 0 nothing stands in the way, 3 something does, 4 authentication failed.',
  },
})
