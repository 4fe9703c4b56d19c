// `ringfence explain`: what a control asks and why, or what stands behind one finding.
import { buildCommand } from '@stricli/core'
import type { Host } from '../host.ts'
import { idsOf } from '../proposals.ts'

interface Flags {
  in?: string
}

export const explainCommand = buildCommand({
  loader: async () => {
    const { explain } = await import('../explanation.ts')
    return async function explainOne(this: Host, flags: Flags, name: string) {
      this.process.stdout.write(await explain(name, flags.in, this.cwd))
    }
  },
  parameters: {
    flags: {
      in: {
        kind: 'parsed',
        parse: String,
        optional: true,
        brief: 'the run that holds the finding',
        placeholder: 'DIR',
      },
    },
    positional: {
      kind: 'tuple',
      parameters: [
        {
          parse: String,
          proposeCompletions: idsOf('controls'),
          brief: 'a control or the id of a finding',
          placeholder: 'control|finding',
        },
      ],
    },
  },
  docs: { brief: 'explain a control or a finding' },
})
