// What is generated for the page is what its sources make.
import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { bakedMapText } from '../../../scripts/bake-map.ts'
import { pageScriptText } from '../../../scripts/page-script.ts'
import { rulesFolder } from '../../../src/cli/assets.ts'
import { drawnAt } from '../../../src/reports/html/map-points.ts'
import { loadRules } from '../../../src/rulebook/index.ts'

const test = suite('reports/html/baked')
const read = (file: string): string =>
  readFileSync(new URL(`../../../src/reports/html/${file}`, import.meta.url), 'utf8')

test('the map is that of npm run map', async () => assert.is(read('baked-map.ts'), await bakedMapText()))

test('the script is that of npm run page-script', async () => assert.is(read('page-script.ts'), await pageScriptText()))

test('every region of the tables with a country is drawn, in the half of the world where that lies', async () => {
  const { regions } = await loadRules(rulesFolder)
  for (const { name, country } of [...regions.values()].flatMap((ofProvider) => [...ofProvider.values()])) {
    if (country === null) continue
    const spot = drawnAt({ region: name, country })
    assert.ok(spot, `${name} in ${country}`)
    if (['US', 'CA', 'BR', 'MX', 'CL'].includes(country)) assert.ok((spot?.world[0] ?? 999) < 420, name)
    if (['JP', 'AU', 'SG', 'CN'].includes(country)) assert.ok((spot?.world[0] ?? 0) > 600, name)
  }
})

test('what nobody knows the place of is drawn nowhere', () => {
  assert.is(drawnAt({ region: undefined, country: undefined }), undefined)
  assert.is(drawnAt({ region: 'eu-west-1', country: undefined }), undefined)
  assert.is(drawnAt({ region: 'constructor', country: 'toString' }), undefined)
})

test.run()
