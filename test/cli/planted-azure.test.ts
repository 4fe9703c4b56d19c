// The planted estate of Azure, scanned as a user would: every planted violation and copy of every type that is read, and no other.
import { dirname } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { azureNormalizers } from '../../src/normalize/azure/index.ts'
import { plantedAzure } from '../planted/azure/index.ts'
import { scannedAzure } from '../planted/azure/scanning.ts'
import { compared } from '../planted/compare.ts'
import { truthOf, truthOfAzure } from '../planted/truth.ts'
import { rowsOf } from '../reports/read-csv.ts'
import { findingsIn, read, ringfence } from './ringfence.ts'

const test = suite('cli/planted azure')

const { estate, book } = plantedAzure()
const truth = truthOf(book, { whole: true, at: truthOfAzure })
const scan = scannedAzure(estate)

test('what is planted is found, and nothing else', async () => {
  const { out, code, stderr } = await scan
  assert.is(code, 3, stderr) // of some types Azure cannot tell all
  const { stores, violations, copies } = compared(out, truth, book)
  const nothing = { missed: [], extra: [] }
  assert.equal(stores, nothing)
  const planted = truth.violations.length
  assert.ok(planted > 200)
  assert.equal(violations, { ...nothing, planted, found: planted, precision: 1, recall: 1 })
  assert.equal(copies, nothing)
})

test('its evidence is as it was written, and the same policy says the same of it again', async () => {
  const ended = await ringfence(['verify', 'out', '--replay'], { cwd: dirname((await scan).out) })
  assert.is(ended.code, 0, ended.stdout)
})

test('every type is planted, once with nothing wrong that can be mended and once with something', () => {
  const typeOf = (id: string): string => {
    const [, path] = id.split('/providers/')
    if (path === undefined) return 'microsoft.resources/subscriptions'
    return path
      .toLowerCase()
      .split('/')
      .filter((_, index) => index === 0 || index % 2 === 1)
      .join('/')
  }
  const wrong = Map.groupBy(truth.violations, (row) => row.split(': ')[0] ?? '')
  const types = Map.groupBy([...book], ([, id]) => typeOf(id))
  assert.equal([...types.keys()].toSorted(), Object.keys(azureNormalizers).toSorted())
  for (const [type, all] of types) {
    const counts = all.map(([name]) => wrong.get(name)?.length ?? 0)
    assert.ok(Math.max(...counts) > Math.min(...counts) && Math.min(...counts) <= 1, `${type}: ${counts.join()}`)
  }
})

/** Failures of a control on a store, by the region of the place. */
const failuresOn = async (name: string, control: string): Promise<unknown[]> =>
  findingsIn((await scan).out)
    .filter((one) => one.status === 'fail' && one.control.id === control && one.resource.id === book.get(name))
    .map(({ place }) => place?.location)

const flowsOf = async (name: string) =>
  rowsOf(read((await scan).out, 'flows.csv')).filter((row) => row['resource_id'] === book.get(name))

test('LGPD: geo-redundancy in Brazil is a copy in the United States, local redundancy is none, and a vault stays', async () => {
  assert.equal(await failuresOn('storage vendasgeo', 'rep.provider-pair'), ['southcentralus'])
  assert.equal(await failuresOn('storage vendaslocal', 'rep.provider-pair'), [])
  for (const name of ['storage vendaslocal', 'vault of brazilsouth'])
    assert.equal(
      (await flowsOf(name)).filter((row) => row['to_country'] !== 'BR'),
      [],
      name,
    )
})

test('pairs are judged by country and not by geography: Hong Kong is not Singapore, and Ireland is not the Netherlands', async () => {
  const countries = async (name: string) =>
    (await flowsOf(name))
      .map((row) => [row['from_country'], row['to_country'], row['gdpr_status']].join(' '))
      .toSorted()
  assert.equal(await countries('storage membersgeo'), ['SG HK fail', 'SG SG not_applicable'])
  assert.equal(await countries('storage payrollgeo'), ['NL IE fail', 'NL NL pass'])
  assert.equal(await countries('storage ordersgeo'), ['NL IE pass', 'NL NL pass'])
})

test('a global deployment with data of the EU is a processing place outside the zone', async () => {
  assert.equal(await failuresOn('ai global', 'pro.ai-location'), ['global'])
  const [row] = (await flowsOf('ai global')).filter(({ mechanism }) => mechanism === 'openai-deployment')
  assert.equal([row?.['role'], row?.['to_country'], row?.['gdpr_status']], ['processing', 'US', 'fail'])
})

test.run()
