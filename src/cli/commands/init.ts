// `ringfence init`: a first configuration from what the last run saw, or a first workflow.
import { buildCommand } from '@stricli/core'
import { fromRun } from '../finished-run.ts'
import type { Host } from '../host.ts'
import type { InitRequest } from '../init.ts'

export const initCommand = buildCommand({
  loader: async () => {
    const { init } = await import('../init.ts')
    return async function initOne(this: Host, flags: InitRequest) {
      await init(flags, this)
    }
  },
  parameters: {
    flags: {
      github: { kind: 'boolean', default: false, withNegated: false, brief: 'write a GitHub workflow instead' },
      from: fromRun('the run that it is drafted from'),
      output: {
        kind: 'parsed',
        parse: String,
        optional: true,
        brief: 'the file to write (default: ringfence.yaml, or .github/workflows/ringfence.yml)',
        placeholder: 'FILE',
      },
    },
    aliases: { o: 'output' },
  },
  docs: {
    brief: 'draft ringfence.yaml from the tags that a run saw, or a GitHub workflow',
    fullDescription:
      'What the run saw is written down: accounts, laws in play. What only people can say, like whose data a store holds, is proposed from the tags seen, each line behind a #. No file is ever replaced.\n\nExample: ringfence scan && ringfence init && ringfence config check\n\nExit status: 0 written, 2 usage, a run that is not as it was written, or a file that is there already.',
  },
})
