// A service of a region that hangs, fails or is not there: given up in one time-out, with every question left unasked still told.
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { defaultsAsked } from '../../../src/sources/aws/account-defaults.ts'
import { type Caller, callerOf } from '../../../src/sources/aws/caller.ts'
import { lane } from '../../../src/sources/aws/lane.ts'
import { headBucket } from '../../../src/sources/aws/s3-calls.ts'
import { refusingProxy } from '../../servers/refusing-proxy.ts'
import { identity, optionsFor, regionalCalls, regionalLists, scan } from './scanning.ts'

const test = suite('sources/aws/lane')

/** Takes connections and says nothing. */
async function silence() {
  const held = new Set<Socket>()
  const server = createServer((socket) => void held.add(socket.on('error', () => undefined)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // `as`: it listens on a port, not on a pipe
  const stop = async () => {
    held.forEach((socket) => socket.destroy())
    server.close()
    await once(server, 'close')
  }
  return { endpoint: `http://127.0.0.1:${port}`, held, [Symbol.asyncDispose]: stop }
}

const ask = (caller: Caller, region = 'eu-west-1') => caller.call(headBucket('records', region))
const errorOf = (reply: Awaited<ReturnType<typeof ask>>) => ('error' in reply ? reply.error : 'answered')
const sums = (caller: Caller) =>
  caller.asked().map(({ calls, failed, retries, throttles, unmade }) => ({ calls, failed, retries, throttles, unmade }))

test('where nothing answers, one time-out is waited for and no second, whatever number of tries is allowed', async () => {
  await using server = await silence()
  const caller = callerOf(identity, optionsFor(server.endpoint, { patience: 400 }))
  const started = performance.now()
  assert.is(errorOf(await ask(caller)), 'TimeoutError')
  assert.ok(performance.now() - started >= 350)
  const rest = await Promise.all(Array.from({ length: 200 }, () => ask(caller)))
  assert.equal(new Set(rest.map(errorOf)), new Set(['TimeoutError']))
  assert.is(server.held.size, 1)
  assert.equal(sums(caller), [{ calls: 1, failed: 1, retries: 0, throttles: 0, unmade: 200 }])
  caller.close()
})

test('a region that hangs is given up in one time-out; each of its lists is a gap, and the other region is read', async () => {
  await using server = await silence()
  await using proxy = await refusingProxy(
    ({ region }) => (region === 'sa-east-1' ? undefined : { status: 403 }),
    server.endpoint,
  )
  const patience = 4_000 // a busy machine answers in less, so that only silence runs out
  const started = performance.now()
  const regions = ['eu-west-1', 'sa-east-1']
  const { gaps, asked } = await scan(optionsFor(proxy.endpoint, { patience, regions }))
  assert.ok(performance.now() - started < 4 * patience, `${performance.now() - started} ms`)
  const of = (region: string) => gaps.filter((gap) => gap.region === region)
  assert.equal(
    of('sa-east-1')
      .map(({ service, operation }) => `${service}:${operation}`)
      .toSorted(),
    regionalLists.toSorted(),
  )
  assert.equal(new Set(of('sa-east-1').map(({ reason }) => reason)), new Set(['timeout']))
  assert.equal(new Set(of('eu-west-1').map(({ reason }) => reason)), new Set(['denied']))
  const hung = asked.filter(({ region }) => region === 'sa-east-1')
  const total = (part: (row: (typeof hung)[number]) => number) => hung.reduce((sum, row) => sum + part(row), 0)
  // Beside its lists a region is asked what becomes of a new disk; the account has that answer, or lacks it.
  assert.is(
    total(({ calls, unmade = 0 }) => calls + unmade),
    regionalCalls.length + defaultsAsked.inRegion.lists.length,
  )
  assert.ok(total(({ unmade = 0 }) => unmade) > 0)
})

test('a service that answers 500 whatever it is asked is given up, with the name of that; another region is not', async () => {
  await using proxy = await refusingProxy(({ region }) =>
    region === 'sa-east-1' ? { status: 500 } : { status: 200, headers: { 'x-amz-bucket-region': region } },
  )
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 2 }))
  assert.is(errorOf(await ask(caller, 'sa-east-1')), 'InternalError')
  const made = proxy.calls.length
  assert.is(errorOf(await ask(caller, 'sa-east-1')), 'InternalError')
  assert.is(errorOf(await ask(caller, 'eu-west-1')), 'answered')
  assert.equal([made, proxy.calls.length], [2, 3])
  assert.equal(sums(caller), [{ calls: 2, failed: 1, retries: 1, throttles: 0, unmade: 1 }])
  caller.close()
})

test('one that has answered before is given up at the third failure in a row, and not for good while a call comes through', async () => {
  let status = 200
  await using proxy = await refusingProxy(() => ({ status, headers: { 'x-amz-bucket-region': 'eu-west-1' } }))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const asking = async (now: number) => {
    status = now
    return errorOf(await ask(caller))
  }
  // Each of these bears the region, which is all that is asked for; a fault of the service is one all the same.
  for (const now of [200, 500, 500, 403, 500, 500]) await asking(now)
  assert.is(proxy.calls.length, 6)
  await asking(500)
  await asking(200)
  assert.is(proxy.calls.length, 7)
  caller.close()
})

test('a denial, a throttle and a name for what is not there never give a service up', () => {
  const one = lane()
  const refused = (name: string, httpStatusCode?: number) =>
    Object.assign(new Error(name), { name, $metadata: { httpStatusCode } })
  const refusals: [name: string, status?: number][] = [
    ['CredentialsProviderError'],
    ['SlowDown', 503],
    ['AccessDenied', 403],
    ['NoSuchBucketPolicy', 404],
  ]
  for (const [name, status] of refusals)
    for (let round = 0; round < 5; round++) {
      one.failed(refused(name, status), name)
      assert.is(one.lost(), undefined, name)
    }
})

test('a call under way that comes through brings a service back', () => {
  const one = lane()
  assert.ok(one.tried(Object.assign(new Error('silence'), { name: 'TimeoutError' })))
  assert.is(one.lost(), 'TimeoutError')
  one.answered()
  assert.is(one.lost(), undefined)
})

test('a connection that breaks off is tried again, as silence is not', () => {
  const one = lane()
  assert.not.ok(one.tried(Object.assign(new Error('reset'), { name: 'TimeoutError', code: 'ECONNRESET' })))
})

test('a name that does not resolve is tried once, and its service not asked again', async () => {
  const endpoint = 'https://nobody.invalid'
  const caller = callerOf(identity, optionsFor(endpoint))
  const started = performance.now()
  const first = errorOf(await ask(caller))
  if (first === 'EAI_AGAIN') return console.log('skipped: 1 test of names (no server of names answers here)')
  assert.is(first, 'ENOTFOUND')
  assert.ok(performance.now() - started < 5_000)
  assert.is(errorOf(await ask(caller)), 'ENOTFOUND')
  assert.equal(sums(caller), [{ calls: 1, failed: 1, retries: 0, throttles: 0, unmade: 1 }])
  caller.close()
})

test('a throttled call is one call, with its tries and its throttles', async () => {
  let left = 2
  await using proxy = await refusingProxy(() =>
    left-- > 0 ? { status: 429 } : { status: 200, headers: { 'x-amz-bucket-region': 'eu-west-1' } },
  )
  const caller = callerOf(identity, optionsFor(proxy.endpoint))
  assert.is(errorOf(await ask(caller)), 'answered')
  assert.equal(sums(caller), [{ calls: 1, failed: 0, retries: 2, throttles: 2, unmade: undefined }])
  caller.close()
})

test('whoever closes ends the tries of what is under way', async () => {
  await using proxy = await refusingProxy(() => ({ status: 500 }))
  const caller = callerOf(identity, optionsFor(proxy.endpoint))
  const reply = ask(caller)
  while (proxy.calls.length === 0) await new Promise((done) => setTimeout(done, 5))
  caller.close()
  await reply
  assert.ok(proxy.calls.length <= 3, `${proxy.calls.length} tries`)
})

test('a region that was left can be asked again', async () => {
  let leave = (): void => undefined
  await using proxy = await refusingProxy(() => {
    leave() // while the call is under way
    return { status: 200, headers: { 'x-amz-bucket-region': 'eu-west-1' } }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  leave = () => caller.leave('eu-west-1')
  assert.is(errorOf(await ask(caller)), 'answered')
  leave()
  assert.is(errorOf(await ask(caller)), 'answered')
  caller.close()
})

test.run()
