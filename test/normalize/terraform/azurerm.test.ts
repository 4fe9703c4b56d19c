// What azurerm plans is read as Azure will tell of it, and what is not known yet makes nothing better.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as v from 'valibot'
import { parse } from 'yaml'
import type { Fact } from '../../../src/model/fact.ts'
import { afterApply, notTold, type PlannedRow } from '../../../src/model/planned.ts'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, toResource } from '../aws/facts-of.ts'
import { deviceSamples } from './azurerm-device-samples.ts'
import { edgeSamples } from './azurerm-edge-samples.ts'
import { entranceSamples } from './azurerm-entrance-samples.ts'
import { moreSamples } from './azurerm-more-samples.ts'
import { samples } from './azurerm-samples.ts'
import { serviceSamples } from './azurerm-service-samples.ts'
import { storeSamples } from './azurerm-store-samples.ts'
import { group, live, planned, row } from './planned-azure.ts'

const test = suite('normalize/terraform/azurerm')

const all = [
  ...samples,
  ...moreSamples,
  ...edgeSamples,
  ...serviceSamples,
  ...storeSamples,
  ...deviceSamples,
  ...entranceSamples,
]

/** Facts as a reader sees them, whoever told of them. */
const read = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (name, inner: unknown) =>
      name === 'permission' || (name === 'from' && Array.isArray(inner)) ? undefined : inner,
    ),
  )

/** Of a hub that is there Azure says which region is the pair, of one that is planned the region table does. */
const pairUnnamed = (facts: unknown): unknown =>
  JSON.parse(
    JSON.stringify(facts).replaceAll(
      '"azure-iot-hub-pair","locator":{"state":"known","value":"azure-region:northeurope"}',
      '"azure-iot-hub-pair","locator":{"state":"unknown","reason":"unresolved"}',
    ),
  )

const factsIn = (type: string, rows: readonly PlannedRow[]) => factsOf(toResource(normalize(planned(type, rows))))

for (const { type, rows, body, beside } of all) {
  test(`${type} is as Azure will tell of it`, () => {
    const [main] = rows
    assert.ok(main)
    const there = factsOf(toResource(normalize(live(type, main.id, body, beside))))
    assert.equal(read(factsIn(type, rows)), pairUnnamed(read(there)))
  })
}

const parts = v.object({
  parts: v.record(v.string(), v.object({ by: v.optional(v.union([v.string(), v.array(v.string())]), []) })),
})
const rules = v.parse(parts, parse(readFileSync(join(import.meta.dirname, '../../../rules/terraform.yaml'), 'utf8')))

/** What names another row joins it to that, and is no setting of its own. */
const joins = ({ type }: PlannedRow, attribute: string): boolean =>
  [rules.parts[type]?.by ?? []].flat().includes(attribute)

/** The tree with one part of it after the other not known before the change is applied, or not told at all. */
function* withMarks(tree: unknown, path: string): Generator<[path: string, tree: unknown]> {
  yield [path, afterApply]
  yield [path, notTold]
  if (typeof tree !== 'object' || tree === null) return
  for (const [name, inner] of Object.entries(tree))
    for (const [where, changed] of withMarks(inner, `${path}.${name}`))
      yield [where, Array.isArray(tree) ? tree.with(Number(name), changed) : { ...tree, [name]: changed }]
}

const rowsWithMarks = (rows: readonly PlannedRow[]): [path: string, rows: PlannedRow[]][] =>
  rows.flatMap((row, index) =>
    Object.entries(row.values)
      .filter(([attribute]) => index === 0 || !joins(row, attribute))
      .flatMap(([attribute, value]) =>
        [...withMarks(value, attribute)].map(([path, changed]) => ({ attribute, path, changed })),
      )
      .map(({ attribute, path, changed }): [string, PlannedRow[]] => [
        `${row.type}.${path}`,
        rows.with(index, { ...row, values: { ...row.values, [attribute]: changed } }),
      ]),
  )

/** Whether a region takes writes has names of its own, of which one says that nobody knows. */
const told = (fact: Fact<unknown> | undefined): string[] =>
  (fact === undefined || fact.state === 'unknown' ? [] : [fact.value].flat()).map((one) =>
    JSON.stringify(read(one)).replace('"cosmos-region"', '"cosmos-write-region"'),
  )

/** A place that nobody knows may always be told of. */
const isUnknownPlace = (one: string): boolean => one.includes('"state":"unknown"')

function noBetter(left: Record<string, Fact<unknown>>, whole: Record<string, Fact<unknown>>, path: string): void {
  for (const [name, fact] of Object.entries(left)) {
    const [now, before] = [told(fact), told(whole[name])]
    if (fact.state === 'known') assert.equal(now, before, `${path}: ${name}`)
    else
      assert.equal(
        now.filter((one) => !isUnknownPlace(one) && !before.includes(one)),
        [],
        `${path}: ${name}`,
      )
  }
}

for (const { type, rows } of all) {
  test(`of ${type} nothing gets better by what is not known yet`, () => {
    const whole = factsIn(type, rows)
    const changes = rowsWithMarks(rows)
    assert.ok(changes.length > 0)
    for (const [path, changed] of changes) noBetter(factsIn(type, changed), whole, path)
  })
}

const isKnown = (fact: Fact<unknown> | undefined): boolean => fact?.state === 'known'

for (const { type, rows } of all) {
  test(`of ${type} nothing is known that hangs on what is not known yet`, () => {
    const [main] = rows
    assert.ok(main)
    const factsWith = (values: PlannedRow['values']) =>
      factsIn(type, rows.with(0, { ...main, values: { ...main.values, ...values } }))
    const whole = factsIn(type, rows)
    for (const attribute of Object.keys(main.values)) {
      const without = factsWith({ [attribute]: null })
      const decided = Object.keys(whole).filter((name) => told(whole[name]).join() !== told(without[name]).join())
      for (const mark of [afterApply, notTold]) {
        const left = factsWith({ [attribute]: mark })
        assert.equal(
          decided.filter((name) => isKnown(left[name])),
          [],
          attribute,
        )
      }
    }
  })
}

/** Azure asks nothing beside the body of these, or only whose key it is. */
const alone = new Set([
  'Microsoft.Communication/emailServices',
  'Microsoft.Compute/disks',
  'Microsoft.Compute/diskEncryptionSets',
  'Microsoft.Compute/galleries/images/versions',
  'Microsoft.Compute/images',
  'Microsoft.NetApp/netAppAccounts/capacityPools/volumes',
  'Microsoft.Network/networkWatchers/flowLogs',
])

for (const { type, rows } of all.filter((sample) => !alone.has(sample.type)))
  test(`of ${type} that exists, what is managed elsewhere is not none`, () => {
    const [main] = rows
    assert.ok(main)
    const { references } = factsIn(type, [{ ...main, isNew: false }])
    assert.is(references?.state, 'partial')
    assert.ok(told(references).some(isUnknownPlace))
  })

/** What is set by other resources of the provider, or by none of its own. */
const apart: [type: string, fact: string, values?: PlannedRow['values']][] = [
  ['Microsoft.Storage/storageAccounts', 'atRest.keyOwner', { customer_managed_key: [] }],
  ['Microsoft.CognitiveServices/accounts', 'atRest.keyOwner', { customer_managed_key: [] }],
  ['Microsoft.DataProtection/backupVaults', 'atRest.keyOwner'],
  ['Microsoft.EventHub/namespaces', 'atRest.keyOwner'],
  ['Microsoft.EventHub/namespaces', 'retention.days'],
  ['Microsoft.ServiceBus/namespaces', 'atRest.keyOwner', { customer_managed_key: [] }],
  ['Microsoft.OperationalInsights/workspaces', 'atRest.keyOwner'],
  ['Microsoft.Kusto/clusters', 'atRest.keyOwner'],
  ['Microsoft.Sql/servers/databases', 'logging.dataAccess'],
  ['Microsoft.Sql/servers/databases', 'inTransit.minimumVersion'],
  ['Microsoft.DBforPostgreSQL/flexibleServers', 'inTransit.enforced'],
  ['Microsoft.DBforMySQL/flexibleServers', 'inTransit.minimumVersion'],
]
for (const [type, fact, values] of apart)
  test(`of ${type} that exists, ${fact} is not told by what the plan does not manage`, () => {
    const [main] = all.find((sample) => sample.type === type)?.rows ?? []
    assert.ok(main)
    const facts = factsIn(type, [{ ...main, isNew: false, values: { ...main.values, ...values } }])
    assert.is(facts[fact]?.state, 'unknown')
  })

/** What no setting of the resource decides, or the part itself does. */
const always = new Set([
  'atRest.enabled',
  'atRest.algorithm',
  'inTransit.enforced',
  'inTransit.minimumVersion',
  'logging.dataAccess',
  'residue.orphaned',
  'retention.locked',
  'Microsoft.Cache/redis custody.exclusive',
  'Microsoft.Purview/accounts atRest.keyOwner', // Microsoft's in any case
  'Microsoft.Purview/accounts custody.exclusive',
  'Microsoft.Search/searchServices references', // two that nobody knows, of any service
])

const strays = all.flatMap(({ type, rows: [main, ...more] }) =>
  more
    .filter((row) => main !== undefined && row.type !== main.type && row.type in rules.parts)
    .map((row) => ({ type, main, row })),
)

for (const { type, main, row } of strays)
  test(`of ${type} that is managed elsewhere only ${row.type} is told`, () => {
    assert.ok(main)
    const facts = factsIn(type, [{ ...row, id: main.id, name: main.name, isPart: true, region: undefined }])
    assert.is(facts['labels']?.state, 'unknown')
    assert.is(facts['region']?.state, 'unknown')
    const known = Object.keys(facts).filter((name) => isKnown(facts[name]))
    assert.equal(
      known.filter((name) => !always.has(name) && !always.has(`${type} ${name}`)),
      [],
    )
  })

test('a server that is made of another may have the parameters of that', () => {
  const id = `${group}/providers/Microsoft.DBforPostgreSQL/flexibleServers/copy`
  const enforced = (values: Record<string, unknown>) => {
    const rows = [row('azurerm_postgresql_flexible_server', id, values)]
    return reading(factsIn('Microsoft.DBforPostgreSQL/flexibleServers', rows)['inTransit.enforced'])
  }
  assert.is(enforced({}), true)
  assert.is(enforced({ create_mode: 'Default' }), true)
  for (const mode of ['Replica', 'PointInTimeRestore', afterApply])
    assert.is.not(enforced({ create_mode: mode }), true, JSON.stringify(mode))
})

test.run()
