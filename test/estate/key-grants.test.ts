// Of the accounts that may have a key decrypt, those are strangers that the config does not list and that were not read.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import type { Resource } from '../../src/model/resource.ts'
import { joined } from './joined.ts'
import { rulebook } from './sample-rulebook.ts'
import { account, accountResource, key } from './sample-resources.ts'

const test = suite('estate/key-grants')

const listed = '444455556666'
const owned = '555566667777'
const stranger = '777788889999'
const config = {
  awsAccounts: [account, listed],
  entities: [{ name: 'Example GmbH', country: 'DE', aws: [owned], azure: [] }],
}

function strangersOf(
  foreignDecrypt: Fact<string[]>,
  { owner = account, beside = [] }: { owner?: string; beside?: Resource[] } = {},
): Fact<string[]> | undefined {
  const one = key('5f1c', 'eu-central-1', {})
  const resource = { ...one, owner: { account: owner }, facets: { ...one.facets, keyGrants: { foreignDecrypt } } }
  return joined({ resources: [resource, ...beside] }, rulebook(config))[0]?.facets.keyGrants?.foreignDecrypt
}

test('accounts that are listed, or of a legal person that is, are no strangers', () => {
  assert.equal(strangersOf(known([listed, owned], [3])), known([], [3]))
  assert.equal(strangersOf(known([listed, stranger], [3])), known([stranger], [3]))
})

test('an account that this scan has read is no stranger, though the config only says that all of an organization are', () => {
  const read = { ...accountResource(['eu-central-1']), id: stranger, owner: { account: stranger } }
  assert.equal(strangersOf(known(['*', stranger], [3]), { beside: [read] }), known(['*'], [3]))
})

test('anyone is a stranger', () => {
  assert.equal(strangersOf(known(['*', listed], [3])), known(['*'], [3]))
})

test('a list that was read in part, or not at all, stays so', () => {
  const denied = { reason: 'denied', permission: 'kms:ListGrants' } as const
  assert.equal(
    strangersOf(partial([listed], denied.reason, [3], denied.permission)),
    partial([], denied.reason, [3], denied.permission),
  )
  assert.equal(strangersOf(unknown('denied', 'kms:GetKeyPolicy')), unknown('denied', 'kms:GetKeyPolicy'))
})

test('of a plan that names no account, another one may be its own', () => {
  assert.equal(
    strangersOf(known([stranger], [3]), { owner: 'unknown' }),
    partial([], 'not-recorded', [3], 'terraform:not-in-plan'),
  )
  assert.equal(strangersOf(known(['*'], [3]), { owner: 'unknown' }), known(['*'], [3]))
})

test.run()
