// Which accounts are read, and that an account which was selected and cannot be entered is a gap of its own.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isExplained } from '../../../src/model/errors.ts'
import { accountsToRead } from '../../../src/sources/aws/accounts.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import type { AwsOptions } from '../../../src/sources/aws/options.ts'
import { withMoto } from '../../servers/moto.ts'
import { type Bad, type Called, denied, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account as home } from '../../servers/seed-moto.ts'
import { identity, optionsFor, planted, scan } from './scanning.ts'

const test = suite('sources/aws/accounts')

const [second, third, closed] = ['210987654321', '333333333333', '444444444444']
const role = { name: 'audit/ringfence-read', externalId: 'example-4f1c' }
const hour = 3_600_000

/** AWS as the role is assumed: who may enter which account, and for how long. */
const entering =
  (refused: readonly string[] = [], lasting = hour) =>
  (call: Called): Bad => {
    const asked = new URLSearchParams(call.body)
    const arn = asked.get('RoleArn') ?? ''
    const account = arn.split(':')[4] ?? ''
    if (call.operation !== 'AssumeRole' || refused.includes(account)) return denied(call)
    const result = `<AssumedRoleUser><Arn>arn:aws:sts::${account}:assumed-role/ringfence-read/ringfence</Arn><AssumedRoleId>A:r</AssumedRoleId></AssumedRoleUser>
      <Credentials><AccessKeyId>KEY${account}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
      <Expiration>${new Date(Date.now() + lasting).toISOString()}</Expiration></Credentials>`
    return {
      status: 200,
      body: `<AssumeRoleResponse><AssumeRoleResult>${result}</AssumeRoleResult></AssumeRoleResponse>`,
    }
  }

const members =
  (answer: (call: Called) => Bad) =>
  (call: Called): Bad => {
    if (call.operation !== 'ListAccounts') return entering()(call)
    return answer(call)
  }

async function read(answer: (call: Called) => Bad, more: Partial<AwsOptions>) {
  await using proxy = await refusingProxy(answer)
  const options = optionsFor(proxy.endpoint, { attempts: 1, ...more })
  const caller = callerOf(identity, options)
  try {
    const { entered, gaps } = await accountsToRead(caller, options)
    return { entered, gaps, calls: proxy.calls, accounts: entered.map((one) => one.identity.account) }
  } finally {
    caller.close()
  }
}

const gap = (account: string, operation: string, reason: string, more = {}) => ({
  kind: 'gap',
  provider: 'aws',
  account,
  service: operation === 'AssumeRole' ? 'sts' : 'organizations',
  operation,
  reason,
  ...more,
  count: 1,
})

test('without a word about accounts, that of the credentials', async () => {
  const { accounts, gaps, calls } = await read(denied, {})
  assert.equal([accounts, gaps, calls], [[home], [], []])
})

test('a list without a role: what it selects and nobody can enter is missing', async () => {
  const { accounts, gaps } = await read(denied, { access: { accounts: [home, second] } })
  assert.equal([accounts, gaps], [[home], [gap(second, 'AssumeRole', 'not-enabled')]])
})

test('a list with a role: each account is entered by it, and answers as itself', async () => {
  const { entered, gaps, calls } = await read(entering(), { access: { accounts: [second, home], role } })
  assert.equal(gaps, [])
  assert.equal(
    entered.map((one) => one.identity),
    [
      identity,
      {
        ...identity,
        account: second,
        principal: `arn:aws:sts::${second}:assumed-role/ringfence-read/ringfence`,
      },
    ],
  )
  const asked = new URLSearchParams(calls[0]?.body)
  assert.is(asked.get('RoleArn'), `arn:aws:iam::${second}:role/audit/ringfence-read`)
  assert.is(asked.get('ExternalId'), 'example-4f1c')
  assert.is(calls.length, 1)
})

test('a list that leaves out the account of the credentials leaves it unread', async () => {
  const { accounts } = await read(entering(), { access: { accounts: [second, third], role } })
  assert.equal(accounts, [second, third])
})

test('a role that is refused in one account is a gap of that account, and the others are read', async () => {
  const { accounts, gaps } = await read(entering([second]), { access: { accounts: [home, second, third], role } })
  assert.equal(accounts, [home, third])
  assert.equal(gaps, [gap(second, 'AssumeRole', 'denied', { permission: 'sts:AssumeRole' })])
})

test('an answer without credentials enters nothing', async () => {
  const empty = '<AssumeRoleResponse><AssumeRoleResult/></AssumeRoleResponse>'
  const { accounts, gaps } = await read(() => ({ status: 200, body: empty }), { access: { accounts: [second], role } })
  assert.equal([accounts, gaps], [[], [gap(second, 'AssumeRole', 'malformed')]])
})

const listed = (call: Called): Bad => {
  const { NextToken } = JSON.parse(call.body) as { NextToken?: string } // `as`: what the SDK sends
  const page =
    NextToken === undefined
      ? {
          Accounts: [
            { Id: home, Status: 'ACTIVE' },
            { Id: closed, State: 'SUSPENDED', Status: 'ACTIVE' },
          ],
          NextToken: 'two',
        }
      : { Accounts: [{ Id: second, State: 'ACTIVE' }] }
  return { status: 200, type: 'application/x-amz-json-1.1', body: JSON.stringify(page) }
}
const organization = { access: { accounts: 'organization', role } } as const

test('an organization: every page of its members, and one that cannot be entered any more is a gap', async () => {
  const { accounts, gaps } = await read(members(listed), organization)
  assert.equal(accounts, [home, second])
  assert.equal(gaps, [gap(closed, 'ListAccounts', 'not-enabled')])
})

test('an organization that nobody may list: the account that is known is read, and the rest is a gap', async () => {
  const { accounts, gaps } = await read(members(denied), organization)
  assert.equal(accounts, [home])
  assert.equal(gaps, [gap(home, 'ListAccounts', 'denied', { permission: 'organizations:ListAccounts' })])
})

test('an organization whose list was cut off: nobody says of an account that it is not in it, and more time would tell', async () => {
  let left = 60_000
  const late = members(() => {
    left = 0
    return { status: 503 }
  })
  await using proxy = await refusingProxy(late)
  const options = optionsFor(proxy.endpoint, { ...organization, accounts: [second], timeLeft: () => left })
  const { gaps, asked, cutOff } = await scan(options)
  assert.equal(gaps, [gap(second, 'ListAccounts', 'timeout')])
  assert.is(cutOff, true)
  const list = asked.find(({ operation }) => operation === 'ListAccounts')
  assert.equal([list?.calls, list?.failed, list?.unmade], [1, 1, undefined])
})

test('an account whose regions were not asked for, as the time was over: more time would tell', async () => {
  await using proxy = await refusingProxy(denied)
  const cutOffWith = async (timeLeft: number) =>
    (await scan(optionsFor(proxy.endpoint, { attempts: 1, regions: [], timeLeft: () => timeLeft }))).cutOff
  assert.equal([await cutOffWith(0), await cutOffWith(60_000)], [true, false])
})

test('an empty answer is no organization without members', async () => {
  const { gaps } = await read(
    members(() => ({ status: 200, type: 'application/x-amz-json-1.1', body: '{}' })),
    organization,
  )
  assert.equal(gaps, [gap(home, 'ListAccounts', 'malformed')])
})

test('--account narrows what the config selects, gaps too, and may name nothing else', async () => {
  const narrowed = await read(members(listed), { ...organization, accounts: [second] })
  assert.equal([narrowed.accounts, narrowed.gaps], [[second], []])
  const missing = await read(members(listed), { ...organization, accounts: [closed] })
  assert.equal([missing.accounts, missing.gaps.map(({ account }) => account)], [[], [closed]])
  for (const [more, words] of [
    [{ ...organization, accounts: [third] }, /aws\.accounts/],
    [{ accounts: [third] }, /names no role/],
  ] as const) {
    const error = await read(members(listed), more).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    assert.ok(isExplained(error) && error.kind === 'usage')
    assert.match(error.message, words)
  }
})

test('a role without a list enters whatever is asked for', async () => {
  const { accounts } = await read(entering(), { access: { accounts: [], role }, accounts: [second] })
  assert.equal(accounts, [second])
})

test('credentials that are about to run out are renewed once, for all who wait', async () => {
  await using proxy = await refusingProxy((call) => entering([], proxy.calls.length === 1 ? 60_000 : hour)(call))
  const options = optionsFor(proxy.endpoint, { attempts: 1, access: { accounts: [second], role } })
  const caller = callerOf(identity, options)
  const { entered } = await accountsToRead(caller, options)
  const give = entered[0]?.credentials
  assert.type(give, 'function')
  if (typeof give !== 'function') return
  const given = await Promise.all([give(), give(), give()])
  caller.close()
  assert.is(proxy.calls.length, 2)
  assert.is(new Set(given.map(({ expiration }) => expiration.getTime())).size, 1)
})

await withMoto(test, (server) => {
  test('two accounts in one scan: each resource under its own, each call signed by whoever may read there', async () => {
    const { partner } = await planted(server)
    await using proxy = await refusingProxy(() => undefined, server.endpoint)
    const access = { accounts: [home, partner], role }
    const { seen, gaps, asked } = await scan(optionsFor(proxy.endpoint, { access, regions: ['ap-southeast-1'] }))
    assert.equal(gaps, [])
    const buckets = seen.filter(({ type }) => type === 'AWS::S3::Bucket')
    assert.equal(
      buckets.map(({ account, nativeId }) => `${account} ${nativeId}`).toSorted(),
      [`${home} shop-images`, `${partner} partner-archive`].toSorted(),
    )
    const lists = asked.filter(({ operation }) => operation === 'ListBuckets')
    assert.equal(
      lists.map(({ account }) => account),
      [home, partner],
    )
    const keys = proxy.calls
      .filter(({ operation }) => operation === 'buckets')
      .map(({ signature }) => /Credential=([^/]+)/.exec(signature)?.[1])
    assert.is(new Set(keys).size, 2)
  })
})

test.run()
