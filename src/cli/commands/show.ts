// `ringfence show`: the first page of a finished run.
import { buildCommand } from '@stricli/core'
import { finishedRun } from '../finished-run.ts'
import type { Host } from '../host.ts'
import type { ShowRequest } from '../show.ts'

export const showCommand = buildCommand({
  loader: async () => {
    const { show } = await import('../show.ts')
    return async function showOne(this: Host, flags: ShowRequest, dir?: string) {
      await show(dir, flags, this)
    }
  },
  parameters: {
    flags: { verbose: { kind: 'boolean', default: false, withNegated: false, brief: 'show each list whole' } },
    aliases: { v: 'verbose' },
    positional: finishedRun,
  },
  docs: {
    brief: 'show the first page of a finished run again',
    fullDescription:
      'The page that the scan printed, from the files of the run, which must be as they were written.\n\nExample: ringfence show ringfence-out/1446239affbe3232\n\nExit status: 0 whatever the run found, 2 usage or a folder that is not as it was written.',
  },
})
