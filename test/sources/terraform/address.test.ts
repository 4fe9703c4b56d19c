// A key may hold all that separates the parts of an address; the addresses here were written by terraform 1.11.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type Address,
  moduleOf,
  parseAddress,
  parseModuleAddress,
  type Step,
  withoutKeys,
} from '../../../src/sources/terraform/address.ts'
import { cpuTime } from '../../cpu-time.ts'

const test = suite('terraform/address')

const managed: Omit<Address, 'name'> = { modules: [], mode: 'managed', type: 'terraform_data' }

const read: [text: string, address: Address, configured: string][] = [
  ['terraform_data.n[1]', { ...managed, name: 'n', key: 1 }, 'terraform_data.n'],
  ['terraform_data.Ünï-c_ode', { ...managed, name: 'Ünï-c_ode' }, 'terraform_data.Ünï-c_ode'],
  ['terraform_data.data', { ...managed, name: 'data' }, 'terraform_data.data'],
  [
    'module.module.terraform_data.d',
    { ...managed, modules: [{ name: 'module' }], name: 'd' },
    'module.module.terraform_data.d',
  ],
  [
    'module.data.terraform_data.d',
    { ...managed, modules: [{ name: 'data' }], name: 'd' },
    'module.data.terraform_data.d',
  ],
  [
    'module.a["x.y"].module.b[0].data.aws_region.here["l[0]"]',
    {
      modules: [
        { name: 'a', key: 'x.y' },
        { name: 'b', key: 0 },
      ],
      mode: 'data',
      type: 'aws_region',
      name: 'here',
      key: 'l[0]',
    },
    'module.a.module.b.data.aws_region.here',
  ],
]
for (const [text, address, configured] of read) {
  test(`reads ${text}`, () => {
    assert.equal(parseAddress(text), address)
    assert.is(withoutKeys(address), configured)
  })
}

const keys: [written: string, key: string][] = [
  [String.raw`q\"uote`, 'q"uote'],
  ['br]ack[et', 'br]ack[et'],
  [String.raw`b\\s`, String.raw`b\s`],
  [String.raw`dollar $${'${x} %%{y}'}`, 'dollar ${x} %{y}'],
  ['$$$${', '$$${'],
  ['$$x', '$$x'],
  [String.raw`nl\nt\tr\r`, 'nl\nt\tr\r'],
  [String.raw`\u0001\u007f`, '\u0001\u007F'],
  [String.raw`zero\u200bwidth`, 'zero\u200Bwidth'],
  ['é😀 ', 'é😀 '],
]
for (const [written, key] of keys) {
  test(`reads the key ${written}, and writes it again`, () => {
    assert.equal(parseAddress(`t.n["${written}"]`)?.key, key)
    assert.is(moduleOf({ modules: [{ name: 'a', key }] }), `module.a["${written}"]`)
  })
}

const none = [
  '',
  'module',
  'module.a',
  'module.a.b',
  'a',
  'a.b.',
  '.a.b',
  'a..b',
  'a.b.c',
  'a[0].b',
  'a.b[',
  'a.b[]',
  'a.b[-1]',
  'a.b[01]',
  'a.b["]',
  'a.b[0][1]',
  'a.b["x"',
  'a.b["x"]]',
  'a.b["x"]c',
  'module[0].a.b.c',
  'data.a',
  'data[0].a.b',
  'ephemeral.a.b',
  'a b.c',
  '1a.b',
  'a.b\n',
]
for (const text of none) test(`${JSON.stringify(text)} is no resource`, () => assert.is(parseAddress(text), undefined))

test('a module has an address of its own, and the root module an empty one', () => {
  assert.equal(parseModuleAddress('module.a["x.y"].module.b'), [{ name: 'a', key: 'x.y' }, { name: 'b' }])
  assert.equal(parseModuleAddress(''), [])
  for (const text of ['module', 'module.a.aws_s3_bucket.b', 'aws_s3_bucket.b'])
    assert.is(parseModuleAddress(text), undefined)
})

const step = fc.record<Step>(
  { name: fc.stringMatching(/^[a-z_][\w-]{0,8}$/), key: fc.oneof(fc.nat(), fc.string({ unit: 'binary' })) },
  { requiredKeys: ['name'], noNullPrototype: true },
)

test('whatever a key holds, an address that was written is read again', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1 }), (modules) => {
      const text = moduleOf({ modules })
      assert.equal(parseModuleAddress(text), modules)
      assert.equal(parseAddress(`${text}.aws_s3_bucket.b`)?.modules, modules)
    }),
  )
})

test('no text makes it throw, or takes long', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'a.[]"\\$%{0') }), (text) => void parseAddress(text)))
  const worked = cpuTime()
  for (const text of ['module.a.', 'a.b["', '\\"', 'a[0]']) assert.is(parseAddress(text.repeat(100_000)), undefined)
  assert.ok(worked() < 2_000, `${worked()} ms`)
})

test.run()
