// `ringfence map`: where data rests and is copied to, as a finished run has seen it.
import { buildCommand } from '@stricli/core'
import { finishedRun } from '../finished-run.ts'
import type { Host } from '../host.ts'
import type { MapRequest } from '../map.ts'

export const mapCommand = buildCommand({
  loader: async () => {
    const { map } = await import('../map.ts')
    return async function mapOne(this: Host, flags: MapRequest, dir?: string) {
      this.process.exitCode = await map(dir, flags, this)
    }
  },
  parameters: {
    flags: {
      format: {
        kind: 'enum',
        values: ['table', 'geojson', 'mermaid'],
        default: 'table',
        brief: 'how it is printed',
      },
    },
    aliases: { f: 'format' },
    positional: finishedRun,
  },
  docs: {
    brief: 'print where data rests and is copied to: a table, GeoJSON or Mermaid',
    fullDescription:
      'The places that hold data, and the copies between them, from the files of a finished run.\n\nExample: ringfence map ringfence-out/1446239affbe3232 -f mermaid > flows.mmd\n\nExit status: 0 whatever the run found, 2 usage or a folder that is not as it was written.',
  },
})
