// The schema that Rego is checked against at compile is the one that inputs are checked against at run time.
import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { inputSchemaText } from '../../scripts/write-input-schema.ts'

const test = suite('evaluate/input-schema')

test('policies/input.schema.json is what npm run policies writes', () => {
  const committed = readFileSync(new URL('../../policies/input.schema.json', import.meta.url), 'utf8')
  assert.is(committed, inputSchemaText())
  assert.match(committed, /"additionalProperties": false/)
})

test.run()
