// What was parsed beforehand is believed of the same bytes alone, and makes the same rules; complaints still know their place.
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { loadRules } from '../../src/rulebook/load-rules.ts'
import { parsedTables } from '../../src/rulebook/parsed-tables.ts'
import { readYaml } from '../../src/rulebook/yaml-file.ts'
import { sha256 } from '../../src/runtime/sha256.ts'
import { fileOf, placeOf, refusalOf, rulesFolder, rulesWith } from './rules-folder.ts'

const test = suite('rulebook/parsed-tables')
const parsed = await parsedTables(rulesFolder)

test('the same rules, after a way through JSON too', async () => {
  const carried = new Map(Object.entries(JSON.parse(JSON.stringify(Object.fromEntries(parsed))) as object))
  assert.equal(await loadRules(rulesFolder, [], carried), await loadRules(rulesFolder))
})

test('no table is parsed again: what is held for its bytes is what it says', async () => {
  const names = [...parsed].map(([digest, value]) => [digest, { ...(value as object), date: '2999-01-31' }] as const)
  assert.is((await loadRules(rulesFolder, [], new Map(names))).version, '2999-01-31')
})

test('a table that was changed since is read anew', async () => {
  const newer = rulesWith('people.yaml', /date: .*/, 'date: 2999-01-31')
  assert.is((await loadRules(newer, [], parsed)).version, '2999-01-31')
})

test('a fault that is found later is told at its line', async () => {
  const text = 'a: 1\nb:\n  c: 2\n'
  const file = await readYaml(fileOf(text), 'f.yaml', 'data', new Map([[sha256(text), { a: 1, b: { c: 2 } }]]))
  assert.is(file.complain(['b', 'c'], { what: 'x', why: 'y', mend: 'z' }).where, `f.yaml:${placeOf(text, '2')}`)
})

test('a folder that is not whole has no parsed tables', async () => {
  assert.match((await refusalOf(parsedTables(join(rulesFolder, 'regions')))).message, /^rules: missing: /)
})

test.run()
