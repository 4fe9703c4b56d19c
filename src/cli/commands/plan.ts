// `ringfence plan`: what a live scan of AWS would ask, before anything but whose credentials these are is asked.
import { buildCommand } from '@stricli/core'
import { jsonDocument } from '../../reports/json-line.ts'
import { scanFlags } from '../flags.ts'
import type { Host } from '../host.ts'
import { tableOrJson } from '../printed-as.ts'

interface Flags {
  config?: string
  region?: readonly string[]
  format: 'table' | 'json'
}

export const planCommand = buildCommand({
  loader: async () => {
    const { planned, planText } = await import('../plan.ts')
    return async function plan(this: Host, { format, ...asked }: Flags) {
      const found = await planned(asked, this)
      const { stdout } = this.process
      stdout.write(format === 'json' ? jsonDocument(found) : planText(found, stdout))
    }
  },
  parameters: {
    flags: {
      config: scanFlags.config,
      region: scanFlags.region,
      format: tableOrJson,
    },
    aliases: { c: 'config', f: 'format' },
  },
  docs: {
    brief: 'tell what a live scan of AWS would ask, before asking it',
    fullDescription:
      'At least how many calls, of which services, before any but whose credentials these are.\n\nExample: ringfence plan --region eu-west-1',
  },
})
