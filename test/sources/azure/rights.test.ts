// What a scan needs of Azure is to read: `Reader` has every right that ends so, and no other is asked for.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { armTypes } from '../../../src/sources/azure/arm-types.ts'
import { examineAzure } from '../../../src/sources/azure/index.ts'
import { plantedAzure } from '../../planted/azure/index.ts'
import { armServer } from '../../servers/arm.ts'
import { optionsFor, scan } from './sweep.ts'

const test = suite('sources/azure/rights')

const { estate } = plantedAzure()
/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/general#reader: everything that ends in `/read`. */
const isOfReader = (right: string): boolean => /^Microsoft\.\w+(?:\/\w+)+\/read$/.test(right)
const unpaced = { rate: { burst: 10_000, perSecond: 10_000 } }

test('each question about a type is one that a reader may ask', () => {
  const rights = [...armTypes.values()].flatMap(({ type, asks = [], holds = [] }) => [
    `${type}/read`,
    ...[...asks, ...holds].map(({ action }) => action),
  ])
  assert.ok(rights.length > 100)
  assert.equal(
    rights.filter((right) => !isOfReader(right)),
    [],
  )
})

test('so is every question of a whole scan, and nothing is sent but a look and a query', async () => {
  await using server = await armServer(estate)
  const { seen } = await scan(optionsFor(server, unpaced))
  const rights = new Set(seen.flatMap(({ answers }) => answers.map(({ origin }) => origin.operation)))
  assert.ok(rights.size > 80)
  assert.equal(
    [...rights].filter((right) => !isOfReader(right)),
    [],
  )
  const others = server.calls.filter(({ method }) => method !== 'GET')
  assert.equal(
    [...new Set(others.map(({ method, path }) => `${method} ${path}`))],
    ['POST /providers/Microsoft.ResourceGraph/resources'],
  )
})

test('doctor looks at one of each type, and names the right behind each question about it', async () => {
  await using server = await armServer(estate)
  const checks = await Array.fromAsync(await examineAzure(optionsFor(server, unpaced)))
  const looked = new Set(checks.flatMap(({ type }) => type ?? []).map((type) => type.toLowerCase()))
  const planted = new Set(estate.resources.map(({ type }) => type.toLowerCase()).filter((type) => armTypes.has(type)))
  assert.equal([...looked].toSorted(), [...planted].toSorted())
  assert.equal(
    checks.filter(({ about, name }) => about === 'call' && !isOfReader(name)),
    [],
  )
})

test.run()
