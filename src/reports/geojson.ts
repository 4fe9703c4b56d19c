// flows.geojson: every copy as a GeoJSON feature (RFC 7946), drawn as a line from region to region where both are in the table.
import { drawnFlow } from './drawn-flow.ts'
import { exchanged, items } from './exchange.ts'
import type { FlowCells } from './flows-csv.ts'
import { type FlowLine, flowLine } from './flow-line.ts'
import type { RecordedFormat } from './recorded-format.ts'
import { regionCoordinates } from './region-coordinates.ts'

export const geojson: RecordedFormat = {
  id: 'geojson',
  file: 'flows.geojson',
  title: 'every copy as a GeoJSON feature, a line between the two regions; null where one is not known',
  writer({ identity }) {
    const written = items()
    const about = {
      scan: identity.id,
      now: identity.now,
      geometry:
        'from region to region, each near the city or the state that its provider names it by, to a degree or so, and not where a building stands; a point where both ends are one; null where the region or the country of an end is not known, or no table of ours has its point',
    }
    return {
      head: () => `{"type":"FeatureCollection","ringfence":${exchanged(about)},"features":[\n`,
      flows: (batch) => written(batch.map(featureOf)),
      // Foreign members may stand after the features (RFC 7946, 6.1): how whole they are is known last.
      tail: ({ exit }) => [`\n],"ringfence-exit":${exchanged(exit)}}\n`],
    }
  },
}

function featureOf(cells: FlowCells) {
  const drawn = drawnFlow(cells)
  return {
    type: 'Feature',
    geometry: geometryOf(drawn),
    properties: {
      resource: cells['resource_id'],
      provider: cells['provider'],
      account: cells['account_id'],
      ...drawn,
      toAccount: cells['to_account'],
      toId: cells['to_id'],
      relation: cells['relation'],
      role: cells['role'],
      mechanism: cells['mechanism'],
      writable: cells['writable'],
    },
  }
}

type End = ReturnType<typeof drawnFlow>['to']

function geometryOf({ from, to }: { from: End; to: End }): FlowLine | null {
  const [one, other] = [pointOf(from), pointOf(to)]
  return one === undefined || other === undefined ? null : flowLine(one, other)
}

/** A region that is in no country that we know is nowhere. */
const pointOf = ({ location, country }: End) => (country === '' ? undefined : regionCoordinates.get(location))
