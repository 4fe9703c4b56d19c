// An account can close all of its buckets, and opens none; whether it does counts only where that was read.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Fact, known, unknown } from '../../src/model/fact.ts'
import { joined } from './joined.ts'
import { rulebook } from './sample-rulebook.ts'
import { accountResource, bucket } from './sample-resources.ts'

const test = suite('estate/open buckets')

const open = known(true, [0])
const denied = unknown('denied', 's3:GetBucketPolicy')
const none = unknown('unresolved')

/** The account, if it was read, with a bucket of its own. */
function exposed(
  bucketIs: Fact<boolean>,
  accountIs: Fact<boolean> | undefined,
  owner?: string,
): Fact<boolean> | undefined {
  const home = accountResource(['eu-central-1'])
  const defaults = { publicBlocked: accountIs ?? none, volumesEncrypted: none, logsRouted: none, labelsRequired: none }
  const whole = { ...home, facets: { ...home.facets, defaults } }
  const orders = bucket('orders', 'eu-central-1')
  const one = {
    ...orders,
    owner: { account: owner ?? orders.owner.account },
    facets: { ...orders.facets, exposure: { public: bucketIs } },
  }
  const [subject] = joined({ resources: [one, ...(accountIs === undefined ? [] : [whole])] }, rulebook())
  return subject?.facets.exposure?.public
}

const cases: [name: string, told: Fact<boolean> | undefined, expected: Fact<boolean> | undefined][] = [
  ['open, in an account that closes all', exposed(open, known(true, [0])), known(false, [])],
  ['open, in an account that closes none', exposed(open, known(false, [0])), open],
  ['open, in an account that was not read', exposed(open, undefined), open],
  ['open, in an account that was refused', exposed(open, denied), open],
  ['open, in another account than the one that closes all', exposed(open, known(true, [0]), '444455556666'), open],
  ['unread, in an account that closes all', exposed(denied, known(true, [0])), known(false, [])],
  ['unread, in an account that closes none', exposed(denied, known(false, [0])), denied],
  ['closed, in an account that closes none', exposed(known(false, [1]), known(false, [0])), known(false, [1])],
]
for (const [name, told, expected] of cases) test(`a bucket that is ${name}`, () => assert.equal(told, expected))

test.run()
