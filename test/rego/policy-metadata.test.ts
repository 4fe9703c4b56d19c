// A control that does not say what it is, or not all of it, is no part of a build.
import { createHash } from 'node:crypto'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { metadataText, policyMetadata } from '../../src/rego/policy-metadata.ts'
import type { Annotated } from '../../src/rego/toolchain-answers.ts'

const test = suite('rego/policy-metadata')

const file = 'policies/controls/atRest/encrypted.rego'
const other = 'policies/controls/atRest/by_customer.rego'

const source = (name: string, id = name === 'encrypted' ? 'enc.at-rest' : 'enc.by-customer'): string => `# custom:
#   id: ${id}
package controls.atRest.${name}

import data.lib.must

# input.facets.atRest.keyOwner is not read
verdict := must.all(input.facets.atRest.enabled, input.facets.atRest.algorithm, input.labels.tier, input.context.recovery.rpoHours)
`

const severity = { global: 'info', regional: 'medium', edge: 'critical', unclassified: 'low' }

const annotated = (name: string, id: string, changes: object = {}, custom: object = {}): Annotated => ({
  annotations: {
    scope: 'package',
    title: 'Encrypted',
    description: 'Why.',
    custom: { id, severity, remediation: 'Encrypt.', ...custom },
    ...changes,
  },
  path: ['data', 'controls', 'atRest', name].map((value) => ({ value })),
})

const whole = annotated('encrypted', 'enc.at-rest', { related_resources: [{ ref: 'https://example.com' }] })
const second = annotated('by_customer', 'enc.by-customer')

const collected = (annotations: Annotated[], sources: [string, string][] = [[file, source('encrypted')]]) =>
  policyMetadata({ sources: new Map(sources), annotations, wasm: Buffer.from('wasm'), toolchain: 'opa v1' })

test('everything a reader needs, without evaluating', () => {
  const metadata = collected(
    [second, whole],
    [
      [file, source('encrypted')],
      [other, source('by_customer')],
    ],
  )
  assert.is(metadata.digest, createHash('sha256').update('wasm').digest('hex'))
  assert.equal(Object.keys(metadata.sources), [other, file])
  assert.equal(
    metadata.controls.map(({ id, index }) => [id, index]),
    [
      ['enc.by-customer', 0],
      ['enc.at-rest', 1],
    ],
  )
  assert.equal(metadata.controls[1], {
    id: 'enc.at-rest',
    title: 'Encrypted',
    description: 'Why.',
    severity,
    remediation: 'Encrypt.',
    related: ['https://example.com'],
    judges: 'atRest',
    index: 1,
    file,
    reads: ['/context/recovery/rpoHours', '/facets/atRest/algorithm', '/facets/atRest/enabled', '/labels/tier'],
  })
})

test('the order of files and annotations leaves no trace in the text', () => {
  const sources: [string, string][] = [
    [file, source('encrypted')],
    [other, source('by_customer')],
  ]
  assert.is(
    metadataText(collected([whole, second], sources)),
    metadataText(collected([second, whole], sources.toReversed())),
  )
})

const without = (key: string): Annotated => {
  const { [key]: _, ...rest } = { ...(whole.annotations.custom as Record<string, unknown>) } // made above
  return annotated('encrypted', 'enc.at-rest', { custom: rest })
}

const faults: [name: string, annotations: Annotated[], message: string][] = [
  ['no METADATA', [], 'no METADATA stand above its package'],
  [
    'METADATA of a rule only',
    [annotated('encrypted', 'enc.at-rest', { scope: 'rule' })],
    'no METADATA stand above its package',
  ],
  ['no title', [annotated('encrypted', 'enc.at-rest', { title: undefined })], 'METADATA title is missing'],
  [
    'an empty description',
    [annotated('encrypted', 'enc.at-rest', { description: ' ' })],
    'METADATA description is empty',
  ],
  ['no custom block', [annotated('encrypted', 'enc.at-rest', { custom: undefined })], 'METADATA custom '],
  ['no id', [without('id')], 'METADATA custom.id '],
  ['no remediation', [without('remediation')], 'METADATA custom.remediation '],
  ['no severity', [without('severity')], 'METADATA custom.severity '],
  [
    'an id of another form',
    [annotated('encrypted', 'Encrypted')],
    'METADATA custom.id is not written like enc.at-rest',
  ],
  [
    'a tier left out',
    [annotated('encrypted', 'enc.at-rest', {}, { severity: { ...severity, edge: undefined } })],
    'METADATA custom.severity.edge ',
  ],
  [
    'a tier nobody knows',
    [annotated('encrypted', 'enc.at-rest', {}, { severity: { ...severity, core: 'low' } })],
    'METADATA custom.severity.core ',
  ],
  [
    'a severity nobody knows',
    [annotated('encrypted', 'enc.at-rest', {}, { severity: { ...severity, edge: 'grave' } })],
    'METADATA custom.severity.edge is none of none, info',
  ],
  [
    'places of a control of a facet',
    [annotated('encrypted', 'enc.at-rest', {}, { places: ['key'] })],
    'METADATA custom.places is for a control of places',
  ],
  [
    'places nobody knows',
    [annotated('encrypted', 'enc.at-rest', {}, { places: ['attic'] })],
    'METADATA custom.places.0 is none of primary, container',
  ],
  ['a word too many', [annotated('encrypted', 'enc.at-rest', {}, { remedation: 'x' })], 'METADATA custom.remedation '],
]

for (const [name, annotations, message] of faults) {
  test(`${name}: the file is named`, () => {
    assert.throws(
      () => collected(annotations),
      (error: Error) => error.message.startsWith(`${file}:1: ${message}`),
    )
  })
}

test('a package that is not the path of its file is refused', () => {
  assert.throws(
    () => collected([whole], [[file, source('by_customer')]]),
    `${file}:1: its package is not controls.atRest.encrypted`,
  )
})

test('a control without a verdict is refused', () => {
  const silent = source('encrypted').replace('verdict :=', 'verdicts :=')
  assert.throws(() => collected([whole], [[file, silent]]), `${file}:1: it has no rule named verdict`)
})

const ofPlaces = (name: string, places?: string[]): Annotated => ({
  ...annotated(name, `own.${name}`, {}, places && { places }),
  path: ['data', 'controls', 'places', name].map((value) => ({ value })),
})
const placeSource = (name: string, places = ''): [string, string] => [
  `policies/controls/places/${name}.rego`,
  `${places}package controls.places.${name}\n\nverdict(place) := known(place.country, place.relation, place.laws)\n`,
]

test('a control of places says which of them it decides on, and its source which facts of them it reads', () => {
  const { controls } = collected(
    [ofPlaces('keys', ['key']), ofPlaces('looks', []), ofPlaces('own')],
    [placeSource('keys', '#   places: [key]\n'), placeSource('looks', '#   places: []\n'), placeSource('own')],
  )
  assert.equal(
    controls.map(({ owns }) => owns),
    [['key'], [], undefined],
  )
  assert.equal(
    controls.map(({ index }) => index),
    [0, 1, 2],
  )
  assert.equal(controls[0]?.reads, ['/place/country', '/place/relation'])
})

test('two controls that decide on the same places are refused', () => {
  assert.throws(
    () =>
      collected(
        [ofPlaces('keys', ['log', 'key']), ofPlaces('locks', ['key'])],
        [placeSource('keys', '# places: [log, key]\n'), placeSource('locks', '# places: [key]\n')],
      ),
    'policies/controls/places/locks.rego:1: it decides on the places key, as policies/controls/places/keys.rego does',
  )
})

test('those that own places share the first element of a row, whatever their names', () => {
  const { controls } = collected(
    [ofPlaces('alook', []), ofPlaces('keys', ['key']), ofPlaces('logs', ['log']), ofPlaces('own')],
    [
      placeSource('alook', '# places: []\n'),
      placeSource('keys', '# places: [key]\n'),
      placeSource('logs', '# places: [log]\n'),
      placeSource('own'),
    ],
  )
  assert.equal(
    controls.map(({ index }) => index),
    [1, 0, 0, 2],
  )
})

test('places that main could not have read are refused', () => {
  assert.throws(
    () => collected([ofPlaces('keys', ['key'])], [placeSource('keys', '# places:\n#   - key\n')]),
    'policies/controls/places/keys.rego:1: METADATA custom.places is not written on one line like [key, log]',
  )
})

test('an id that the register could not have read is refused', () => {
  const message = `${file}:1: METADATA custom.id does not stand on a line of its own`
  for (const text of ['enc.at-rest # as of old', 'enc.before\n#   id: enc.at-rest', '>-\n#     enc.at-rest']) {
    assert.throws(() => collected([whole], [[file, source('encrypted', text)]]), message)
  }
  for (const text of ['enc.at-rest', '"enc.at-rest"', "'enc.at-rest'"]) {
    assert.is(collected([whole], [[file, source('encrypted', text)]]).controls.length, 1)
  }
})

test('two controls of one id are refused', () => {
  const sources: [string, string][] = [
    [file, source('encrypted')],
    [other, source('by_customer', 'enc.at-rest')],
  ]
  const twice = [whole, annotated('by_customer', 'enc.at-rest')]
  assert.throws(() => collected(twice, sources), `${file}:1: its id enc.at-rest is that of ${other}`)
})

test('every fault is told, not only the first', () => {
  const sources: [string, string][] = [
    [file, source('encrypted')],
    [other, source('by_customer')],
  ]
  assert.throws(() => collected([], sources), new RegExp(`${other}:1: no METADATA.*\n  ${file}:1: no METADATA`))
})

test.run()
