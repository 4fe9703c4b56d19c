// A default counts where every version that the provider may be has it, by the lock file and by what the configuration asks for.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { declarations } from '../../../src/sources/terraform/declared-at.ts'
import { planFrom } from '../../../src/sources/terraform/plan-shape.ts'
import { usualIn } from '../../../src/sources/terraform/usual.ts'
import { factsOf, reading, toResource } from '../../normalize/aws/facts-of.ts'
import { scratch } from '../../scratch.ts'
import { change, named, planOf, read, rowsIn, table } from './sample-plan.ts'

const test = suite('terraform/usual')

const defaults = new Map([
  [
    'aws_thing',
    new Map([
      [
        'on',
        [
          { is: false, until: 5 },
          { is: true, since: 6 },
        ],
      ],
      ['late', [{ is: 'x', since: 4 }]],
      ['ever', [{ is: 1 }]],
    ]),
  ],
])

const plan = (constraint?: string, more: object = {}) =>
  planFrom(
    JSON.stringify(
      planOf({
        changes: [],
        providers: {
          aws: { name: 'aws', ...(constraint === undefined ? {} : { version_constraint: constraint }) },
          ...more,
        },
      }),
    ),
    'plan.json',
  )

const rows: [constraint: string | undefined, usual: object][] = [
  [undefined, { ever: 1 }],
  ['5.31.0', { on: false, late: 'x', ever: 1 }],
  ['= 3.0.1', { on: false, ever: 1 }],
  ['~> 5.0', { on: false, late: 'x', ever: 1 }],
  ['~> 6.2.1', { on: true, late: 'x', ever: 1 }],
  ['~> 5', { late: 'x', ever: 1 }],
  ['>= 6.0', { on: true, late: 'x', ever: 1 }],
  ['>= 5.0', { late: 'x', ever: 1 }],
  ['>= 4.0, < 6.0', { on: false, late: 'x', ever: 1 }],
  ['>= 4.0,<6.0.1', { late: 'x', ever: 1 }],
  ['> 4.9, <= 5.99, != 5.1', { on: false, late: 'x', ever: 1 }],
  ['v6.0.0-beta2', { on: true, late: 'x', ever: 1 }],
  ['< 4', { on: false, ever: 1 }],
  ['what?', { ever: 1 }],
  // No version is both.
  ['~> 5.0, ~> 6.0', {}],
]
for (const [constraint, usual] of rows)
  test(`of ${constraint ?? 'any version'} ${JSON.stringify(usual)} holds`, () =>
    assert.equal(usualIn(plan(constraint), defaults, () => undefined)('hashicorp/aws', 'aws_thing'), usual))

test('every configuration of the provider counts, and those of others do not', () => {
  const module = { 'module.m:aws': { full_name: 'r.test/hashicorp/aws', version_constraint: '>= 6.0' } }
  assert.equal(usualIn(plan('>= 5.0', module), defaults, () => undefined)('hashicorp/aws', 'aws_thing'), rows[6]?.[1])
  const other = { azurerm: { name: 'azurerm', version_constraint: '~> 4.0' } }
  assert.equal(usualIn(plan('>= 6.0', other), defaults, () => undefined)('hashicorp/aws', 'aws_thing'), rows[6]?.[1])
})

test('the lock file says which of them it is, and tells nothing that the configuration refuses', () => {
  const by = (version: string) => usualIn(plan('>= 4.0'), defaults, () => version)('hashicorp/aws', 'aws_thing')
  assert.equal(by('6.3.1'), { on: true, late: 'x', ever: 1 })
  assert.equal(by('3.3.1'), {})
})

test('another configuration tells nothing but lines', async () => {
  const base = scratch()
  writeFileSync(join(base, '.terraform.lock.hcl'), 'provider "r.test/hashicorp/aws" {\n  version = "6.3.1"\n}\n')
  writeFileSync(join(base, 'main.tf'), 'resource "aws_thing" "a" {}\nmodule "m" {}\n')
  const chosen = async (addresses: string[], ...calls: string[]) => {
    const root = {
      resources: addresses.map((address) => ({ address })),
      module_calls: Object.fromEntries(calls.map((name) => [name, { module: { module_calls: {} } }])),
    }
    const { locked, dynamicIn } = await declarations({ root: base, base }, root)
    const dynamic = dynamicIn({ modules: [], mode: 'managed', type: 'aws_thing', name: 'a' }, [])
    assert.is(dynamic === undefined, !locked.has('hashicorp/aws'))
    return locked.get('hashicorp/aws')
  }
  assert.is(await chosen(['aws_thing.a', 'data.aws_thing.b'], 'm'), '6.3.1')
  assert.is(await chosen(['aws_thing.a', 'aws_thing.b'], 'm'), undefined)
  assert.is(await chosen(['aws_thing.a'], 'other'), undefined)
})

test('reads the lock file beside the configuration', async () => {
  const base = scratch()
  const lock = (name: string, version: string) =>
    `provider "${name}" {\n  version     = "${version}"\n  constraints = "~> 9.0"\n  hashes = [\n    "h1:x",\n  ]\n}\n`
  mkdirSync(join(base, 'infra'))
  const locked = async (text: string) => {
    writeFileSync(join(base, 'infra', '.terraform.lock.hcl'), `# a comment\n\n${text}`)
    return [...(await declarations({ root: join(base, 'infra'), base }, { module_calls: {} })).locked]
  }
  const [aws, azurerm] = [lock('r.test/hashicorp/aws', '6.3.1'), lock('r.test/hashicorp/azurerm', '5.2.0')]
  assert.equal(await locked(aws + azurerm), [
    ['hashicorp/aws', '6.3.1'],
    ['hashicorp/azurerm', '5.2.0'],
  ])
  assert.equal(await locked(aws + lock('r.test/somebody/aws', '1.0.0')), [
    ['hashicorp/aws', '6.3.1'],
    ['somebody/aws', '1.0.0'],
  ])
  assert.equal(await locked(aws + lock('other.test/hashicorp/aws', '1.0.0')), [])
  assert.equal(await locked('provider "x" {}'), [])
})

const queue = { name: 'q', message_retention_seconds: null }
/** As providers are called in a plan; no file here names a registry whole. */
const from = (host: string, path: string): string => `${['registry', host].join('.')}/${path}`
const owners: [provider: string, days: unknown][] = [
  [from('terraform.io', 'hashicorp/aws'), 345_600],
  [from('opentofu.org', 'hashicorp/aws'), 345_600],
  ['mirror.example.test/hashicorp/aws', 345_600],
  ['aws', 345_600], // as Terraform 0.12 wrote it
  [from('terraform.io', 'acme/aws'), undefined],
  [from('terraform.io', 'acme/hashicorp-aws/aws'), undefined],
  ['acme/aws', undefined],
  [from('terraform.io', '-/aws'), undefined],
]
for (const [provider, days] of owners)
  test(`${provider} ${days === undefined ? 'may set other things' : 'sets what HashiCorp says'} where nobody does`, () => {
    const made = { ...change('aws_sqs_queue.q', { after: queue }), provider_name: provider }
    const [row] = rowsIn(named(read(planOf({ changes: [made] })).after, 'aws_sqs_queue.q'))
    assert.is(row?.usual['message_retention_seconds'], days)
  })

test('a fork beside the provider of HashiCorp takes no version from it, and gives it none', () => {
  const both = plan('~> 6.0', { fork: { name: 'aws', full_name: 'r.test/acme/aws', version_constraint: '~> 5.0' } })
  const usual = usualIn(both, defaults, () => undefined)
  assert.equal(usual('hashicorp/aws', 'aws_thing'), { on: true, late: 'x', ever: 1 })
  assert.equal(usual('acme/aws', 'aws_thing'), {})
})

const warehouse = { cluster_identifier: 'w', node_type: 'ra3.large' }
const told: [address: string, after: object, fact: string, byVersion: Record<string, unknown>][] = [
  [
    'aws_redshift_cluster.w',
    warehouse,
    'atRest.enabled',
    { '~> 5.0': false, '~> 6.0': true, '>= 5.0': 'not-recorded' },
  ],
  [
    'aws_redshift_cluster.w',
    warehouse,
    'exposure.public',
    { '~> 5.0': true, '~> 6.0': false, '>= 5.0': 'not-recorded' },
  ],
]
for (const [address, after, fact, byVersion] of told)
  test(`${fact} of ${address} is that of the provider's version`, () => {
    for (const [constraint, value] of Object.entries(byVersion)) {
      const providers = { aws: { name: 'aws', version_constraint: constraint, expressions: {} } }
      const made = read(planOf({ changes: [change(address, { after: { ...after } })], providers }))
      assert.is(reading(factsOf(toResource(normalize(named(made.after, address))))[fact]), value, constraint)
    }
  })

test('the table that ships tells of both ways in which azurerm lets in strangers to what lies in a container', () => {
  const by = (version: string) =>
    usualIn(plan(), table.defaults, () => version)('hashicorp/azurerm', 'azurerm_storage_account')
  assert.is(by('4.80.0')['allow_nested_items_to_be_public'], true)
  assert.is(by('5.2.0')['allow_nested_items_to_be_public'], false)
  assert.is(by('')['allow_nested_items_to_be_public'], undefined)
})

test.run()
