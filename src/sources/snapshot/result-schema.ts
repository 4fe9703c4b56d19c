// What findings.ndjson and summary.json must hold for another format to be made from them, field by field.
import * as v from 'valibot'
import { type Finding, type LawResult, severities } from '../../model/finding.ts'
import { placeRoles } from '../../model/place.ts'
import type { Summary } from '../../model/run.ts'
import { statuses } from '../../model/verdict.ts'
import { count, declaredShape, identityShape, originShape, type Shape, text } from './run-schema.ts'

const status = v.picklist(statuses)
const severity = v.picklist(severities)
const nothing = v.nullable(v.string())
const words = v.array(v.string())

/** What would follow is shown as it stands, and has no shape of its own here. */
const lawResult = v.looseObject({
  status,
  severity,
  clauses: words,
  version: v.string(),
  basis: v.exactOptional(v.string()),
  until: v.exactOptional(nothing),
  entry: v.exactOptional(v.string()),
  reason: v.exactOptional(v.string()),
  decision: v.exactOptional(v.string()),
  waiver: v.exactOptional(v.string()),
  readiness: v.exactOptional(v.strictObject({ status, from: v.string() })),
}) as v.GenericSchema as Shape<LawResult> // `as`: of the rest nothing is read

export const findingShape: Shape<Finding> = v.strictObject({
  schema: v.literal(1),
  id: text,
  status,
  severity,
  control: v.strictObject({ id: text, title: v.string(), remediation: v.string() }),
  byLaw: v.record(v.string(), lawResult),
  classification: v.strictObject({ tier: v.string(), people: words, categories: words }),
  resource: v.strictObject({
    key: text,
    id: text,
    type: text,
    name: v.string(),
    provider: text,
    partition: text,
    owner: v.strictObject({
      account: v.string(),
      accountName: v.exactOptional(v.string()),
      org: v.exactOptional(v.string()),
      tenant: v.exactOptional(v.string()),
    }),
    source: v.picklist(['live', 'config', 'snapshot', 'terraform']),
    region: nothing,
    country: nothing,
    labels: words,
  }),
  place: v.exactOptional(
    v.strictObject({
      role: v.picklist(placeRoles),
      means: v.exactOptional(v.string()),
      mechanism: v.exactOptional(v.string()),
      locator: v.exactOptional(nothing),
      location: nothing,
      country: nothing,
      partly: v.exactOptional(v.literal(true)),
      account: nothing,
      relation: nothing,
    }),
  ),
  observed: v.unknown(),
  expected: v.unknown(),
  reason: v.exactOptional(v.string()),
  permission: v.exactOptional(v.string()),
  message: v.string(),
  conflict: v.exactOptional(v.string()),
  pointers: words,
  origins: v.array(originShape),
  declared: v.exactOptional(declaredShape),
  waiver: v.nullable(
    v.strictObject({ id: text, until: v.string(), reason: v.string(), owner: v.string(), approvedBy: v.string() }),
  ),
})

const perStatus = v.strictObject(v.entriesFromList(statuses, count))

/** Of what the config was used for only its place is read. */
export const wholeSummaryShape = v.looseObject({
  schema: v.literal(1),
  scan: v.strictObject(identityShape),
  exit: v.strictObject({ code: count, why: v.string() }),
  population: count,
  laws: words,
  controls: v.record(v.string(), perStatus),
  findings: v.strictObject({
    total: count,
    byStatus: perStatus,
    failedBySeverity: v.strictObject(v.entriesFromList(severities, count)),
  }),
  silent: v.exactOptional(v.strictObject({ pass: count, not_applicable: count })),
  unknown: v.strictObject({
    checks: count,
    accepted: count,
    permissions: words,
    ownerless: count,
  }),
  config: v.looseObject({ file: v.exactOptional(v.string()) }),
}) as v.GenericSchema as Shape<Summary> // `as`: of the rest nothing is read
