// What Azure says a deployment will do: what is there before and after, what nobody could evaluate, and what it does not tell.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isExplained } from '../../src/model/errors.ts'
import type { Observation } from '../../src/model/observation.ts'
import { normalize } from '../../src/normalize/index.ts'
import { isWhatIf, readWhatIf } from '../../src/sources/what-if.ts'
import { factsOf, reading, toResource } from '../normalize/aws/facts-of.ts'
import { scratch } from '../scratch.ts'

const test = suite('sources/what-if')
const folder = scratch()
let files = 0
function saved(answer: object, indent?: number): string {
  const path = join(folder, `${files++}.json`)
  writeFileSync(path, JSON.stringify(answer, null, indent))
  return path
}

const group = '/subscriptions/0A1B2C3D-4E5F-4A6B-8C7D-9E0F1A2B3C4D/resourceGroups/rg/providers'
const account = (sku: string, more: object = {}) => ({
  apiVersion: '2024-01-01',
  id: `${group}/Microsoft.Storage/storageAccounts/records`,
  location: 'westeurope',
  name: 'records',
  properties: { supportsHttpsTrafficOnly: true, minimumTlsVersion: 'TLS1_2', ...more },
  sku: { name: sku },
  type: 'Microsoft.Storage/storageAccounts',
})
const change = (changeType: string, before: object | null, after: object | null) => ({
  after,
  before,
  changeType,
  delta: [],
  resourceId: `${group}/Microsoft.Storage/storageAccounts/records`,
})
const answer = (...changes: object[]) => ({ changes, error: null, status: 'Succeeded' })
const read = (value: object) => readWhatIf(saved(value), { madeAt: '2026-11-24T00:00:00Z' })
const pairs = (observation: unknown) => factsOf(toResource(normalize(observation as Observation)))['references'] // `as`: only observations are asked

test('it is known by its beginning, indented or not, and as the service itself answers', async () => {
  const told = answer(change('Create', null, account('Standard_LRS')))
  for (const path of [saved(told), saved(told, 2), saved({ status: 'Succeeded', properties: told }), saved(answer())])
    assert.is(await isWhatIf(path), true)
  assert.is(await isWhatIf(saved({ value: [account('Standard_LRS')] })), false)
})

test('a change of the SKU makes a copy that was not there before', async () => {
  const { before, after } = await read(answer(change('Modify', account('Standard_LRS'), account('Standard_GRS'))))
  assert.not.match(JSON.stringify(reading(pairs(before[0]))), 'azure-grs-pair')
  assert.match(JSON.stringify(reading(pairs(after[0]))), 'azure-grs-pair')
})

test('what the deployment leaves alone stays, and what it deletes goes', async () => {
  const there = account('Standard_GRS')
  const kept = await read(answer(change('Ignore', there, null), change('NoChange', there, there)))
  assert.is(kept.after.length, 2)
  const gone = await read(answer(change('Delete', there, null)))
  assert.is(gone.before.length, 1)
  assert.is(gone.after.length, 0)
})

test('an expression that nobody could evaluate is no setting', async () => {
  const { after } = await read(
    answer(change('Create', null, account("[reference('sku')]", { minimumTlsVersion: "[parameters('tls')]" }))),
  )
  const facts = factsOf(toResource(normalize(after[0] as Observation))) // `as`: there is one change
  assert.is(reading(facts['inTransit.minimumVersion']), 'after-apply')
  assert.match(JSON.stringify(facts['references']), '"state":"unknown"')
})

const warning = { code: 'NestedDeploymentShortCircuited', level: 'Warning', message: 'skipped', target: '' }
const mine = '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'
const partial: [what: string, more: object, gaps: string[]][] = [
  ['a warning', { diagnostics: [warning] }, [`${mine} incomplete-what-if`]],
  ['a fault', { diagnostics: [{ ...warning, level: 'Error' }, warning] }, [`${mine} incomplete-what-if`]],
  ['what says no level', { diagnostics: [{ code: 'x' }] }, [`${mine} incomplete-what-if`]],
  [
    'another subscription',
    { diagnostics: [{ ...warning, target: '/subscriptions/99999999-4E5F-4A6B-8C7D-9E0F1A2B3C4D' }] },
    ['99999999-4e5f-4a6b-8c7d-9e0f1a2b3c4d incomplete-what-if'],
  ],
  ['an error beside its success', { error: { code: 'x' } }, [`${mine} incomplete-what-if`]],
  ['a mere note', { diagnostics: [{ ...warning, level: 'Info' }] }, []],
  ['nothing', { diagnostics: null }, []],
]
for (const [what, more, gaps] of partial)
  test(`an answer with ${what} has ${gaps.length} gaps`, async () => {
    const there = account('Standard_LRS')
    for (const told of [
      { ...answer(change('NoChange', there, there)), ...more },
      { status: 'Succeeded', properties: { ...answer(change('NoChange', there, there)), ...more } },
    ]) {
      const { after } = await read(told)
      assert.equal(
        after.flatMap((one) => (one.kind === 'gap' ? [`${one.account} ${one.operation}`] : [])),
        gaps,
      )
    }
  })

test('an answer that warns and names no subscription is refused', async () => {
  await read({ ...answer(), diagnostics: [warning] }).then(
    () => assert.unreachable(),
    (error: unknown) => assert.ok(isExplained(error) && /what-if was not complete/.test(error.message)),
  )
})

test('a resource that is told by its id alone is a gap', async () => {
  const { after } = await read(answer(change('Deploy', null, null)))
  assert.equal(
    after.map((record) => record.kind),
    ['gap'],
  )
})

test('what may change, as Azure could not tell, is a gap', async () => {
  const { after } = await read({ ...answer(), potentialChanges: [change('Create', null, account('Standard_GRS'))] })
  assert.equal(
    after.map((record) => record.kind),
    ['gap'],
  )
})

test('an answer that failed, and what is cut off, is refused', async () => {
  for (const path of [
    saved({ ...answer(), status: 'Failed' }),
    saved({ changes: [] }),
    saved(answer({ resourceId: 'x' })),
  ]) {
    try {
      await readWhatIf(path, { madeAt: '2026-11-24T00:00:00Z' })
      assert.unreachable()
    } catch (error) {
      assert.ok(isExplained(error), String(error))
    }
  }
})

test.run()
