// The entry point asks every control exactly once, in an order that does not depend on that of the files.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { placeKinds } from '../../src/model/place.ts'
import { mainFile, mainRego } from '../../src/rego/main-rego.ts'
import { runRego } from '../../src/rego/toolchain.ts'
import { withTree } from './policy-tree.ts'

const test = suite('rego/main-rego')

const files = new Map([
  ['policies/controls/places/replica.rego', ''],
  ['policies/controls/atRest/encrypted_test.rego', ''],
  ['policies/controls/places/primary.rego', ''],
  ['policies/lib/must.rego', ''],
  ['policies/controls/atRest/encrypted.rego', ''],
  ['policies/controls/atRest/by_customer.rego', ''],
])

const expected = `# METADATA
# scope: package
# description: Generated from the controls by npm run policies; do not edit.
# entrypoint: true
package main

proof := {
	"type": input.type,
	"data": data.digest,
}

verdicts["atRest"] := [
	data.controls.atRest.by_customer.verdict,
	data.controls.atRest.encrypted.verdict,
] if input.facets.atRest

verdicts["places"] := [[
	data.controls.places.primary.verdict(place),
	data.controls.places.replica.verdict(place),
] |
	some place in input.places
]
`

test('a row per facet, a row per place, and the proof', () => {
  assert.is(mainRego(files), expected)
  assert.is(mainRego(new Map([...files].toReversed())), expected)
})

const owning = new Map([
  ...files,
  ['policies/controls/places/exact.rego', '# custom:\n#   places: [key, log]\npackage controls.places.exact\n'],
  ['policies/controls/places/looks.rego', '# custom:\n#   places: []\npackage controls.places.looks\n'],
])

test('a place is put to the control that owns its kind, and to those that own none', () => {
  const main = mainRego(owning)
  assert.ok(
    main.includes(`verdicts["places"] := [[
	of_owner(place.kind, place),
	data.controls.places.looks.verdict(place),
	data.controls.places.primary.verdict(place),
	data.controls.places.replica.verdict(place),
] |`),
  )
  for (const kind of placeKinds) {
    const said = kind === 'key' || kind === 'log' ? ['place', 'data.controls.places.exact.verdict(place)'] : ['_', '"not_applicable"'] // prettier-ignore
    assert.ok(main.includes(`\nof_owner("${kind}", ${said[0]}) := ${said[1]}\n`), kind)
  }
})

for (const [what, sources] of Object.entries({ 'without owners': files, 'with owners': owning })) {
  test(`${what}, it is written as the formatter would write it`, () =>
    withTree({}, async (cwd) => {
      await mkdir(dirname(join(cwd, mainFile)), { recursive: true })
      await writeFile(join(cwd, mainFile), mainRego(sources))
      assert.equal(await runRego('fmt', [mainFile], { cwd }), { ok: true, answer: { changed: [] } })
    }))
}

const misplaced = [
  'policies/controls/encrypted.rego',
  'policies/controls/atRest/deep/encrypted.rego',
  'policies/controls/atRest/en-crypted.rego',
  'policies/controls/at-rest/encrypted.rego',
]

for (const file of misplaced) {
  test(`${file} would never be asked, and is refused`, () => {
    assert.throws(
      () => mainRego(new Map([...files, [file, '']])),
      (error: Error) => error.message.startsWith(`${file}: this file is no control`),
    )
  })
}

test.run()
