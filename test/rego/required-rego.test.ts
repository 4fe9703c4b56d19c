// The register may ask every control of a facet by its id, and none that judges places.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { requiredFile, requiredRego } from '../../src/rego/required-rego.ts'
import { runRego } from '../../src/rego/toolchain.ts'
import { encrypted, primary, withTree } from './policy-tree.ts'

const test = suite('rego/required-rego')

const source = (id: string) => `# METADATA\n# title: A control\n# custom:\n#   id: ${id}\n`
const sources = new Map([
  [primary, source('loc.primary')],
  ['policies/controls/atRest/encrypted_test.rego', source('enc.test')],
  [encrypted, source('enc.at-rest')],
  ['policies/controls/atRest/quoted.rego', source('"enc.quoted"')],
  ['policies/controls/atRest/nameless.rego', 'package controls.atRest.nameless\n'],
])

test('one rule per facet control that has an id', () => {
  const [, rules] = requiredRego(sources).split('package required\n\n')
  assert.is(
    rules,
    'verdict("enc.at-rest") := data.controls.atRest.encrypted.verdict\n\n' +
      'verdict("enc.quoted") := data.controls.atRest.quoted.verdict\n',
  )
})

test('without any there is still a function to ask', () => {
  assert.match(requiredRego(new Map()), /\nverdict\(""\) := "not_applicable"\n$/)
})

test('it is written as the formatter would write it', () =>
  withTree({}, async (cwd) => {
    await mkdir(dirname(join(cwd, requiredFile)), { recursive: true })
    await writeFile(join(cwd, requiredFile), requiredRego(sources))
    assert.equal(await runRego('fmt', [requiredFile], { cwd }), { ok: true, answer: { changed: [] } })
  }))

test.run()
