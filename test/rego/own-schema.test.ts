// The fields of a place that are held against a control's text are those of the schema that the compiler is given.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { placeFields, viaFields } from '../../src/rego/own-schema.ts'

const test = suite('rego/own-schema')

interface Fields {
  properties: Record<string, unknown>
}

test('a place and its via have the fields that a control may read', () => {
  const text = readFileSync(join(import.meta.dirname, '../../policies/input.schema.json'), 'utf8')
  const schema = JSON.parse(text) as {
    properties: { places: { items: { properties: { via: { anyOf: [Fields, unknown] } } & Fields['properties'] } } }
  } // `as`: our own script wrote it
  const { items } = schema.properties.places
  assert.equal(Object.keys(items.properties), placeFields)
  assert.equal(Object.keys(items.properties.via.anyOf[0].properties), viaFields)
})

test.run()
