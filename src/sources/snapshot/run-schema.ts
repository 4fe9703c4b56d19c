// What the files of an earlier scan must hold, field by field; a shape of src/model that changes and is not followed here does not compile.
import * as v from 'valibot'
import { gapReasons, type Fact } from '../../model/fact.ts'
import { facetShapes, fits, type Shape as FactShape } from '../../model/fact-shapes.ts'
import type { Change } from '../../model/change.ts'
import type { FacetName, Facets } from '../../model/facets.ts'
import type { Asked, Gap, Lookup } from '../../model/observation.ts'
import type { Declared, Origin, Resource } from '../../model/resource.ts'
import type { ScanIdentity, Summary } from '../../model/run.ts'
import type { CheckpointEnd, CheckpointHead, Dataless } from '../../model/checkpoint.ts'
import type { ShardHead } from '../../model/shard.ts'
import type { RawAnswer } from '../../model/raw-answer.ts'
import { severities } from '../../model/finding.ts'
import { providers } from '../../model/request.ts'
import type { UnfinishedHead } from '../../model/unfinished.ts'

/** As the bytes say: whatever fits is handed on as it stood there. */
export type Shape<T> = v.GenericSchema<T>

export const text = v.pipe(v.string(), v.nonEmpty())
const time = v.pipe(v.string(), v.isoTimestamp())
const reason = v.picklist(gapReasons)
export const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const fact = <T>(value: Shape<T>): Shape<Fact<T>> =>
  v.variant('state', [
    v.strictObject({ state: v.literal('known'), value, from: v.array(count) }),
    v.strictObject({
      state: v.literal('partial'),
      value,
      reason,
      from: v.array(count),
      permission: v.exactOptional(text),
    }),
    v.strictObject({ state: v.literal('unknown'), reason, permission: v.exactOptional(text) }),
  ])

const word = fact(v.string())

const factsOf = (shapes: Readonly<Record<string, FactShape>>) =>
  v.strictObject(
    Object.fromEntries(
      Object.entries(shapes).map(([name, shape]) => [name, fact(v.custom((value) => fits(shape, value)))]),
    ),
  )

const facets = v.strictObject(
  Object.fromEntries(Object.entries(facetShapes).map(([name, shapes]) => [name, v.exactOptional(factsOf(shapes))])),
) as v.GenericSchema as Shape<Facets> // `as`: the table has been proven against the type, row by row

const facetNames = v.picklist(Object.keys(facetShapes) as FacetName[]) // `as`: likewise

/** A block of a file of Terraform. */
export const declaredShape: Shape<Declared> = v.strictObject({ file: text, line: count, endLine: count })

export const originShape: Shape<Origin> = v.strictObject({
  operation: text,
  requestId: v.exactOptional(v.string()),
  observedAt: time,
  rawSha256: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  declared: v.exactOptional(declaredShape),
})

const label = v.strictObject({
  key: v.string(),
  value: v.string(),
  from: v.picklist(['tag', 'rule', 'inherited']),
  via: v.exactOptional(v.string()),
})

const reference = v.strictObject({
  role: v.picklist(['key', 'log-sink', 'replica', 'pair', 'vault', 'source', 'route']),
  mechanism: text,
  locator: word,
  account: v.exactOptional(text),
  region: v.exactOptional(text),
  geography: v.exactOptional(text),
})

export const resourceShape: Shape<Resource> = v.strictObject({
  schema: v.literal(1),
  key: text,
  id: text,
  aliases: v.exactOptional(v.array(text)),
  source: v.picklist(['live', 'config', 'snapshot', 'terraform']),
  provider: text,
  partition: text,
  type: text,
  name: v.string(),
  owner: v.strictObject({
    account: v.string(),
    accountName: v.exactOptional(v.string()),
    org: v.exactOptional(v.string()),
    tenant: v.exactOptional(v.string()),
  }),
  location: v.strictObject({
    raw: v.string(),
    kind: v.picklist(['region', 'zone', 'logical', 'global', 'none']),
    region: word,
  }),
  holds: v.picklist(['content', 'log', 'key', 'metadata', 'none', 'unknown']),
  facets,
  labels: fact(v.array(label)),
  references: fact(v.array(reference)),
  origins: v.array(originShape),
})

const where = {
  provider: text,
  account: v.string(),
  region: v.exactOptional(v.string()),
  service: text,
  operation: text,
}

export const askedShape: Shape<Asked> = v.strictObject({
  kind: v.literal('asked'),
  ...where,
  calls: count,
  failed: count,
  retries: v.exactOptional(count),
  throttles: v.exactOptional(count),
  unmade: v.exactOptional(count),
})

export const gapShape: Shape<Gap> = v.strictObject({
  kind: v.literal('gap'),
  ...where,
  reason,
  permission: v.exactOptional(text),
  type: v.exactOptional(text),
  count: v.exactOptional(count),
  absent: v.exactOptional(v.literal(true)),
  blinds: v.exactOptional(v.array(facetNames)),
})

export const lookupShape: Shape<Lookup> = v.strictObject({
  kind: v.literal('lookup'),
  locator: v.string(),
  region: word,
  account: word,
  origin: v.exactOptional(originShape),
})

const names = v.array(v.string())

export const identityShape = {
  id: text,
  now: v.union([time, v.pipe(v.string(), v.isoDate())]),
  toolVersion: text,
  policyDigest: v.string(),
  rulesVersion: v.string(),
  rulesDigest: v.string(),
  configDigest: v.string(),
  sourceDigest: v.string(),
  scope: v.strictObject({ providers: names, accounts: names, regions: names, from: names }),
  cutOff: v.exactOptional(names),
  without: v.exactOptional(names),
  collectors: v.record(v.string(), v.string()),
}

export const scanShape: Shape<ScanIdentity & { kind: 'scan' }> = v.strictObject({
  kind: v.literal('scan'),
  ...identityShape,
})

const part = v.pipe(v.number(), v.integer(), v.minValue(1))

export const shardShape: Shape<ShardHead> = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('shard'),
  share: v.strictObject({ part, of: part }),
  toolVersion: text,
  rulesDigest: v.string(),
  configDigest: v.string(),
  now: identityShape.now,
  collectors: identityShape.collectors,
  request: identityShape.scope,
  recorded: v.nullable(v.strictObject(identityShape)),
  resources: count,
  records: count,
  digest: text,
  raw: v.exactOptional(count),
  dataless: v.record(v.string(), count),
  cutOff: names,
})

export const checkpointHeadShape: Shape<CheckpointHead> = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('checkpoint'),
  cell: text,
  account: text,
  principal: text,
})

export const checkpointEndShape: Shape<CheckpointEnd> = v.strictObject({
  kind: v.literal('end'),
  lines: count,
  digest: text,
})

export const rawAnswerShape: Shape<RawAnswer> = v.strictObject({
  kind: v.literal('raw'),
  resource: text,
  answer: count,
  provider: text,
  account: v.string(),
  region: v.exactOptional(v.string()),
  operation: text,
  requestId: v.exactOptional(v.string()),
  observedAt: time,
  error: v.exactOptional(v.string()),
  redacted: v.record(v.string(), count),
  body: v.exactOptional(v.string()),
})

export const datalessShape: Shape<Dataless> = v.strictObject({
  kind: v.literal('dataless'),
  type: text,
  count: v.exactOptional(count),
})

export const unfinishedShape: Shape<UnfinishedHead> = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('unfinished'),
  startedAt: time,
  named: v.boolean(),
  toolVersion: text,
  rulesDigest: v.string(),
  configDigest: v.string(),
  policyDigest: v.nullable(v.string()),
  request: v.strictObject({
    providers: v.array(v.picklist(providers)),
    config: v.exactOptional(v.string()),
    from: names,
    policies: names,
    shards: names,
    share: v.exactOptional(v.strictObject({ part, of: part })),
    accounts: names,
    regions: names,
    laws: names,
    without: names,
    controls: names,
    formats: names,
    failOn: v.exactOptional(v.picklist(severities)),
    evidence: v.exactOptional(v.literal('full')),
    baseline: v.exactOptional(text),
    defaultRegion: v.exactOptional(text),
    now: v.exactOptional(identityShape.now),
    savedAt: v.exactOptional(time),
  }),
})

/** Only what cannot be told from the other two files; the rest is made again. */
export const summaryShape: Shape<
  { schema: 1; scan: { id: string } } & Pick<Summary, 'population' | 'coverage' | 'dataless'> & {
      change?: Pick<Change, 'resources'>
    }
> = v.looseObject({
  schema: v.literal(1),
  scan: v.looseObject({ id: text }),
  population: count,
  coverage: v.strictObject({ asked: count, gaps: count, lookups: count }),
  dataless: v.record(v.string(), count),
  change: v.exactOptional(v.looseObject({ resources: count })),
})
