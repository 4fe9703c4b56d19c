// What editors are told of ringfence.yaml is what the loader takes: the same keys, words and forms, each with its description.
import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import { configSchema } from '../../src/rulebook/config-schema.ts'
import { loadConfig } from '../../src/rulebook/load-config.ts'
import { isRealDate } from '../../src/rulebook/shapes.ts'
import { everything, experience } from './config-samples.ts'
import { everythingBut } from './refused-config.ts'
import { fileOf, refusalOf } from './rules-folder.ts'
import { sampleControls, sampleRules } from './sample-rules.ts'

const test = suite('rulebook/config-schema')

const schema = configSchema(sampleRules, sampleControls)
const ajv = new Ajv2020({ strict: true, strictTypes: false, formats: { date: isRealDate } })
const takes = ajv.compile(schema)
const load = (text: string) => loadConfig(fileOf(text), sampleRules, sampleControls)

const demo = readFileSync(new URL('../../fixtures/demo/ringfence.yaml', import.meta.url), 'utf8')
const taken: Record<string, string> = {
  'every key': everything,
  'the config of EXPERIENCE.md': experience,
  'the config of the demo': demo,
  'the least config': 'version: 1\n',
  'a type in small letters': everythingBut('type: aws::s3::bucket', 'type: aws::rds::dbinstance'),
  'all that is reached': 'version: 1\naws: { accounts: all }\n',
}
for (const [name, text] of Object.entries(taken)) {
  test(`both take ${name}`, async () => {
    await load(text)
    assert.ok(takes(parse(text)), JSON.stringify(takes.errors))
  })
}

const refused: [name: string, before: string, after: string][] = [
  ['a key misspelt', 'fences:', 'fance:'],
  ['a key of an entry misspelt', 'checked: 2026', 'chekced: 2026'],
  ['a key of a rule misspelt', 'because: contract', 'becuase: contract'],
  ['a role by its ARN', 'role: audit/ringfence-read', 'role: "arn:aws:iam::111122223333:role/x"'],
  ['another version', 'version: 1', 'version: 2'],
  ['an unknown law', 'laws: [gdpr, lgpd]', 'laws: [gpdr]'],
  ['no law', 'laws: [gdpr, lgpd]', 'laws: []'],
  ['a law that is no list', 'laws: [gdpr, lgpd]', 'laws: gdpr'],
  ['unknown people', '{ people: [br] }', '{ people: [bra] }'],
  ['an unknown tier', '[regional, edge]', '[reginal]'],
  ['an unknown basis', 'basis: lgpd.33-ii-b', 'basis: lgpd.33-ii-z'],
  ['an unknown fallback', 'fallback: gdpr.scc.m2', 'fallback: gdpr.scc.m9'],
  ['an unknown way', '[storage, edge-cache]', '[storage, pigeon]'],
  ['an unknown control', '[enc.at-rest, trn.tls-enforced]', '[enc.at-rset]'],
  ['a control of places', '[enc.at-rest, trn.tls-enforced]', '[key.location]'],
  ['a waiver of no control', 'control: enc.at-rest', 'control: enc.at-rset'],
  ['every country', '[US, IN]', '["*"]'],
  ['an unknown zone', 'stay: BR }', 'stay: EAA }'],
  ['a day that does not exist', 'until: 2025-03-02', 'until: 2025-02-30'],
  ['a duration in words', 'rpo: 7d', 'rpo: 7 days'],
  ['a glob of another tool', 'name: "br-*"', 'name: "br-[0-9]"'],
  ['an account as a number', '["111122223333", "000011112222"]', '[111122223333]'],
  ['a subscription by its name', '[0A1B2C3D-4e5f-4a6b-8c7d-9e0f1a2b3c4d]', '[prod]'],
  ['data of nobody in particular', '{ people: [br] }', '{}'],
  ['an entry without its basis', '    basis: lgpd.33-ii-b\n', ''],
]
for (const [name, before, after] of refused) {
  test(`neither takes ${name}`, async () => {
    const text = everythingBut(before, after)
    await refusalOf(load(text))
    assert.not(takes(parse(text)))
  })
}

test('every key is described, and none may be added', () => {
  const maps = partsOf(schema).filter((part) => 'properties' in part)
  assert.ok(maps.length >= 12)
  for (const { properties, additionalProperties } of maps) {
    assert.is(additionalProperties, false)
    for (const [key, property] of Object.entries(properties as object)) {
      assert.match((property as { description?: string }).description ?? '', /\w/, key)
    }
  }
})

test('what an editor tells of the laws is what holds without the key', async () => {
  const { laws } = await load('version: 1\n')
  const told = partsOf(schema).flatMap(({ description }) => (typeof description === 'string' ? [description] : []))
  assert.ok(told.includes(`The laws in play; without the key: ${laws.join(', ')}`), told.join('\n'))
})

test('an editor can offer the ids', () => {
  const offered = new Set(partsOf(schema).flatMap((part) => ('enum' in part ? (part['enum'] as string[]) : [])))
  for (const id of [
    'gdpr',
    'us-ca',
    'gdpr.scc.m3',
    'edge',
    'edge-cache',
    'enc.at-rest',
    'rep.cross-region',
    'EEA',
    'AWS::S3::Bucket',
  ]) {
    assert.ok(offered.has(id), id)
  }
})

type Part = Record<string, unknown>

/** Every map in it, however deep; `as`: JSON holds no other objects. */
const partsOf = (value: unknown): Part[] =>
  typeof value !== 'object' || value === null
    ? []
    : [...(Array.isArray(value) ? [] : [value as Part]), ...Object.values(value).flatMap(partsOf)]

test.run()
