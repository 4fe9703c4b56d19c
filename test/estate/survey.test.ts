// What the survey knows of an estate: who bears a name, who is left out and still pointed at, and what is copied from where.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { survey } from '../../src/estate/index.ts'
import { known, unknown } from '../../src/model/fact.ts'
import type { Resource } from '../../src/model/resource.ts'
import { surveyOf } from './joined.ts'
import { account, bucket, replicaOf, storageAccount } from './sample-resources.ts'

const test = suite('estate/survey')

const copied = bucket('orders', 'eu-central-1', [replicaOf('arn:aws:s3:::orders-copy')])
const copy = bucket('orders-copy', 'us-east-1')

/** The first is selected, the others are left out. */
function narrowed(selected: Resource, ...others: Resource[]) {
  const found = survey([])
  for (const resource of [selected, ...others]) found.note(resource, resource === selected)
  return found
}

test('a copy keeps its target: region and owner of what is left out are told by a look-up', () => {
  assert.equal(narrowed(copied, copy).leftOut(), [
    {
      kind: 'lookup',
      locator: 'arn:aws:s3:::orders-copy',
      region: known('us-east-1', [0]),
      account: known(account, []),
    },
  ])
})

test('what nothing that is left points at leaves no trace, and is not found', () => {
  const found = narrowed(bucket('orders', 'eu-central-1'), copy)
  assert.equal(found.leftOut(), [])
  assert.is(found.find(copy.id).key, undefined)
})

test('of two that bear one name the selected one is found, whichever came first', () => {
  const elsewhere = { ...copy, key: 'another', location: { ...copy.location, region: known('eu-west-2', [0]) } }
  for (const order of [
    [copy, elsewhere],
    [elsewhere, copy],
  ]) {
    const found = survey([])
    for (const resource of order) found.note(resource, resource === copy)
    assert.equal(found.find(copy.id), { region: known('us-east-1', [0]), account: known(account, []), key: copy.key })
  }
})

test('the name of a public address of Azure tells its region, and no other name does', () => {
  const { find } = surveyOf([copy])
  assert.equal(find('shop-1a2b.westeurope.cloudapp.azure.com').region, known('westeurope', []))
  assert.equal(find('shop.usgovvirginia.cloudapp.usgovcloudapi.net').region, known('usgovvirginia', []))
  for (const host of ['westeurope.cloudapp.azure.com', 'shop.westeurope.cloudapp.azure.com.test', 'shop.cloudapp.net'])
    assert.equal(find(host).region, unknown('unresolved'), host)
})

test('a resource stands above a look-up of its name, and a look-up above what the name itself tells', () => {
  const lookup = {
    kind: 'lookup' as const,
    locator: copy.id,
    region: known('sa-east-1', []),
    account: unknown('denied'),
  }
  assert.equal(surveyOf([copied, copy], [lookup]).find(copy.id).region, known('us-east-1', [0]))
  assert.equal(surveyOf([copied], [lookup]).find(copy.id).region, known('sa-east-1', []))
  assert.equal(surveyOf([copied]).find(copy.id).region, unknown('unresolved', 's3:ListBucket'))
})

test('ARM ids and hosts are found in any case, ARNs only in their own', () => {
  const store = storageAccount('westeurope', [])
  const found = surveyOf([{ ...store, aliases: ['Vendas.vault.azure.net'] }, copy])
  assert.is(found.find(store.id.toUpperCase()).key, store.key)
  assert.is(found.find('vendas.VAULT.azure.net').key, store.key)
  assert.is(found.find('arn:aws:s3:::Orders-Copy').key, undefined)
})

test('hostile names neither hide each other nor stop the survey', () => {
  const names = [
    "'; DROP TABLE names; --",
    '__proto__',
    'constructor',
    'a\0b',
    'a\nb',
    '%',
    '_',
    '\ud800',
    'x'.repeat(10_000),
  ]
  const buckets = names.map((name) => bucket(name, 'eu-west-1', [replicaOf(`arn:aws:s3:::to ${name}`)]))
  const found = surveyOf(buckets)
  for (const { id, key } of buckets) assert.is(found.find(id).key, key.toWellFormed(), JSON.stringify(id))
  assert.is(found.unresolved().length, names.length)
})

test.run()
