// A snapshot is shared with accounts; those of the config and of this scan are no strangers, and who was not read may be one.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import type { Reference } from '../../src/model/resource.ts'
import { joined } from './joined.ts'
import { rulebook } from './sample-rulebook.ts'
import { database } from './sample-resources.ts'

const test = suite('estate/sharing')
const denied = unknown('denied', 'ec2:DescribeSnapshotAttribute')
const [listed, stranger] = ['444455556666', '999988887777']

const share = (locator: Fact<string>, account?: string): Reference => ({
  role: 'vault',
  mechanism: 'ebs-snapshot-share',
  locator,
  ...(account === undefined ? {} : { account }),
})
const withAccount = (id: string) => share(known(`arn:aws:ec2::${id}:snapshot/snap-1`, [0]), id)

function shared(...references: Reference[]) {
  const snapshot = database('snap-1', 'eu-central-1', references)
  const sharing = { public: known(false, [0]), foreignAccounts: unknown('unresolved') }
  const resources = [{ ...snapshot, facets: { sharing } }]
  const [subject] = joined({ resources }, rulebook({ awsAccounts: [listed] }))
  return { accounts: subject?.facets.sharing?.foreignAccounts, places: subject?.places.slice(1) ?? [] }
}

test('with nobody, and with accounts of the config: with no stranger', () => {
  assert.equal(shared().accounts, known([], []))
  assert.equal(shared(withAccount(listed)).accounts, known([], []))
})

test('with an account that nobody knows: it is named', () => {
  assert.equal(shared(withAccount(listed), withAccount(stranger)).accounts, known([stranger], []))
})

test('a list that was not read is no empty one', () => {
  assert.equal(shared(share(denied)).accounts, denied)
  assert.equal(
    shared(withAccount(stranger), share(denied)).accounts,
    partial([stranger], 'denied', [], 'ec2:DescribeSnapshotAttribute'),
  )
})

test('what is shared is given away, to a country that nobody knows', () => {
  const [place] = shared(withAccount(stranger)).places
  assert.is(place?.role, 'processing')
  assert.is(place?.via?.means, 'sharing')
  assert.is(place?.country.state, 'unknown')
  assert.equal(place?.account, known(stranger, []))
})

test('a snapshot of RDS is given away like one of EBS', () => {
  const locator = known(`arn:aws:rds::${stranger}:snapshot:orders`, [0])
  const { accounts, places } = shared({ ...share(locator, stranger), mechanism: 'rds-snapshot-share' })
  assert.equal(
    [accounts, places.map(({ role, via }) => [role, via?.means])],
    [known([stranger], []), [['processing', 'sharing']]],
  )
})

test.run()
