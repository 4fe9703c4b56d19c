// `ringfence history`: what runs that were kept say together.
import { buildCommand } from '@stricli/core'
import type { HistoryRequest } from '../history.ts'
import type { Host } from '../host.ts'
import { tableOrJson } from '../printed-as.ts'

export const historyCommand = buildCommand({
  loader: async () => {
    const { history } = await import('../history.ts')
    return async function historyOf(this: Host, flags: HistoryRequest, dir: string) {
      this.process.exitCode = await history(dir, flags, this)
    }
  },
  parameters: {
    flags: {
      format: tableOrJson,
    },
    aliases: { f: 'format' },
    positional: {
      kind: 'tuple',
      parameters: [{ parse: String, brief: 'the folder that holds the folders of runs', placeholder: 'DIR' }],
    },
  },
  docs: {
    brief: 'tell on how many days each control failed, and which runs are missing',
    fullDescription:
      'Proves every run in a folder, and tells of each control on how many days it failed, and on how many nobody could tell. Writes nothing there.\n\nExit status: 0 every run is there and was held against the one before, 1 one is missing or not as it was written, 2 usage.\n\nExample: ringfence history ringfence-out',
  },
})
