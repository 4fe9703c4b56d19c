// flows.geojson: every copy as a GeoJSON feature; where a country is drawn is left to whoever has a map, so geometries are null and said to be.
import { drawnFlow } from './drawn-flow.ts'
import { exchanged, items } from './exchange.ts'
import type { FlowCells } from './flows-csv.ts'
import type { RecordedFormat } from './recorded-format.ts'

export const geojson: RecordedFormat = {
  id: 'geojson',
  file: 'flows.geojson',
  title: 'every copy as a GeoJSON feature with both countries; geometries are null',
  writer({ identity }) {
    const written = items()
    const about = {
      scan: identity.id,
      now: identity.now,
      geometry:
        'null: only countries are known of a place, and no table of their points with a source is at hand; join the features by from.country and to.country',
    }
    return {
      head: () => `{"type":"FeatureCollection","ringfence":${exchanged(about)},"features":[\n`,
      flows: (batch) => written(batch.map(featureOf)),
      // Foreign members may stand after the features (RFC 7946, 6.1): how whole they are is known last.
      tail: ({ exit }) => [`\n],"ringfence-exit":${exchanged(exit)}}\n`],
    }
  },
}

const featureOf = (cells: FlowCells) => ({
  type: 'Feature',
  geometry: null,
  properties: {
    resource: cells['resource_id'],
    provider: cells['provider'],
    account: cells['account_id'],
    ...drawnFlow(cells),
    toAccount: cells['to_account'],
    toId: cells['to_id'],
    relation: cells['relation'],
    role: cells['role'],
    mechanism: cells['mechanism'],
    writable: cells['writable'],
  },
})
