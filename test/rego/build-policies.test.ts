// The committed Wasm and its metadata are made from these policies, byte for byte; unsound policies make none.
import { access, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isExplained } from '../../src/model/errors.ts'
import { buildPolicies } from '../../src/rego/build-policies.ts'
import { mainFile } from '../../src/rego/main-rego.ts'
import { requiredFile } from '../../src/rego/required-rego.ts'
import { metadataText } from '../../src/rego/policy-metadata.ts'
import { schemaFile } from '../../src/rego/shipped.ts'
import { encrypted, exchanged, primary, rejection, root, withTree } from './policy-tree.ts'

const test = suite('rego/build-policies')

test('what is committed is what these sources make (else: npm run policies)', async () => {
  const { wasm, metadata, generated } = await buildPolicies(root)
  for (const [file, text] of generated) assert.is(text, await readFile(join(root, file), 'utf8'), file)
  assert.is(metadataText(metadata), await readFile(join(root, 'dist/policy.json'), 'utf8'), 'dist/policy.json')
  assert.ok((await readFile(join(root, 'dist/policy.wasm'))).equals(wasm), 'dist/policy.wasm is another')
})

test('the same sources make the same bytes in another folder, and nothing is written there', async () => {
  const one = await withTree({}, buildPolicies)
  const two = await withTree({}, async (folder) => {
    const built = await buildPolicies(folder)
    assert.match((await rejection(access(join(folder, mainFile)))).message, 'ENOENT')
    return built
  })
  assert.ok(Buffer.from(one.wasm).equals(two.wasm))
  assert.equal(one.metadata, two.metadata)
  assert.equal(
    one.metadata.controls.map(({ id, judges, index }) => [id, judges, index]),
    [
      ['enc.at-rest', 'atRest', 0],
      ['loc.primary', 'places', 0],
    ],
  )
  assert.equal(Object.keys(one.metadata.sources), [
    encrypted,
    primary,
    'policies/lib/must.rego',
    mainFile,
    requiredFile,
  ])
})

const refused: [name: string, changes: Record<string, string>, message: RegExp][] = [
  [
    'a misspelt path into the input',
    exchanged(encrypted, 'atRest.enabled', 'atRest.enabeld'),
    /^policies\/controls\/atRest\/encrypted\.rego:14:20: undefined ref: input\.facets\.atRest\.enabeld/,
  ],
  [
    'a folder that is no facet',
    { 'policies/controls/atRset/encrypted.rego': 'package controls.atRset.encrypted\n\nverdict := "pass"\n' },
    /^policies\/main\/main\.rego:\d+:\d+: undefined ref: input\.facets\.atRset/,
  ],
  [
    'a test that does not compile',
    { 'policies/lib/must_test.rego': 'package lib.must_test\n\ntest_x if data.lib.must.bee(1)\n' },
    /^policies\/lib\/must_test\.rego:3:11: undefined function data\.lib\.must\.bee/,
  ],
  [
    'a banned pattern',
    exchanged(primary, 'verdict(place) := "not_applicable" if place.role != "primary"', 'else := "not_applicable"'),
    /^policies\/controls\/places\/primary\.rego:16: else "not_applicable" also swallows/,
  ],
  [
    'a file that is not formatted',
    exchanged(encrypted, 'verdict := must', 'verdict   := must'),
    /^policies\/controls\/atRest\/encrypted\.rego: is not formatted, because .*npm run policies -- --format/,
  ],
  [
    'METADATA that are not whole',
    exchanged(encrypted, '#   remediation: Mend it.\n', ''),
    /^policies\/controls\/atRest\/encrypted\.rego:1: METADATA custom\.remediation /,
  ],
]

for (const [name, changes, message] of refused) {
  test(`${name} makes no Wasm`, () =>
    withTree(changes, async (folder) => {
      const error = await rejection(buildPolicies(folder))
      assert.match(error.message, message)
      assert.ok(isExplained(error) && error.kind === 'policy')
    }))
}

test('without the schema nothing is built, as misspelt paths would pass', () =>
  withTree({}, async (folder) => {
    await rm(join(folder, schemaFile))
    assert.match(
      (await rejection(buildPolicies(folder))).message,
      /^policies\/input\.schema\.json: .*write-input-schema/,
    )
  }))

test.run()
