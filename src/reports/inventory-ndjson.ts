// inventory.ndjson: every resource as normalized, so that a later run can judge it again without a network.
import type { Report } from './report.ts'

export const inventoryNdjson: Report = {
  id: 'inventory.ndjson',
  file: 'inventory.ndjson',
  title: 'every resource as it was read, one JSON object per line',
  writer: () => ({ subjects: (batch) => batch.map(({ line }) => line).join('') }),
}
