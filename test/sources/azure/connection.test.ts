// The one client: it sends nothing anywhere but to the Resource Manager, never more than a question, and no token in the open.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createOrUpdate } from '@azure/arm-resources/api/resourceGroups'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cloudIn } from '../../../src/sources/azure/clouds.ts'
import { connect } from '../../../src/sources/azure/connection.ts'
import { armServer, type Estate } from '../../servers/arm.ts'
import { idOf, optionsFor, scan, subscription } from './sweep.ts'

const test = suite('sources/azure/connection')

const one = { id: idOf('Microsoft.Elsewhere/things/one'), type: 'Microsoft.Elsewhere/things', location: 'westeurope' }
const estate: Estate = { subscriptions: [{ subscriptionId: subscription }], resources: [one] }
const list = `/subscriptions/${subscription}/resources`

/** Somebody else's server, which must hear nothing. */
async function stranger() {
  const heard: string[] = []
  const server = createServer((asked, reply) => {
    heard.push(`${asked.url} ${asked.headers.authorization ?? ''}`)
    reply.end('{"value":[]}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // `as`: it listens on a port, not on a pipe
  return {
    origin: `http://localhost:${port}`,
    heard,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

test('a link to another host is not followed, and the list is told to be cut', async () => {
  await using other = await stranger()
  const body = JSON.stringify({ value: [one], nextLink: `${other.origin}${list}?api-version=2025-04-01&page=2` })
  await using server = await armServer(estate, {
    spoil: ({ path }) => (path === list ? { status: 200, body } : undefined),
  })
  const { seen, gaps } = await scan(optionsFor(server))
  assert.equal(other.heard, [])
  assert.equal(
    gaps.map(({ operation, reason }) => [operation, reason]),
    [['subscriptions/resources/read', 'malformed']],
  )
  assert.is(seen.length, 2) // the subscription, and what was on the first page
})

test('a redirect to another host is not followed', async () => {
  await using other = await stranger()
  await using server = await armServer(estate, {
    spoil: ({ path }) =>
      path === list ? { status: 302, headers: { location: `${other.origin}${list}` }, body: '' } : undefined,
  })
  const { gaps } = await scan(optionsFor(server))
  assert.equal(other.heard, [])
  assert.is(gaps.length, 1)
})

test('a page that links to itself ends the list with a gap', async () => {
  await using server = await armServer(estate, {
    spoil: ({ path }) =>
      path === list
        ? {
            status: 200,
            body: JSON.stringify({ value: [one], nextLink: `${server.endpoint}${list}?api-version=2025-04-01` }),
          }
        : undefined,
  })
  const { gaps } = await scan(optionsFor(server))
  assert.equal(
    gaps.map(({ reason }) => reason),
    ['malformed'],
  )
  assert.is(server.calls.filter(({ path }) => path === list).length, 2)
})

test('nothing is sent that could change anything, whatever is asked of the client', async () => {
  await using server = await armServer(estate)
  const { identity } = optionsFor(server)
  const client = connect(identity, subscription, { retries: 0 })
  const thrown: unknown = await createOrUpdate(client, 'group', { location: 'westeurope' }).catch(
    (error: unknown) => error,
  )
  assert.match(String(thrown), 'does not only read')
  assert.equal(server.calls, [])
})

test('over http no token is sent, though there is one', async () => {
  await using server = await armServer(estate)
  const credential = {
    getToken: () => Promise.resolve({ token: 'secret', expiresOnTimestamp: Date.now() + 3_600_000 }),
  }
  const options = optionsFor(server)
  await scan({ ...options, identity: { ...options.identity, credential } })
  assert.ok(server.calls.length > 0)
  assert.ok(server.calls.every(({ authorization }) => authorization === undefined))
})

for (const wait of [
  { 'retry-after': '86400' },
  { 'retry-after-ms': '86400000' },
  { 'x-ms-retry-after-ms': '86400000' },
]) {
  test(`a service that says ${JSON.stringify(wait)} is asked again long before`, async () => {
    let asked = 0
    await using server = await armServer(estate, {
      spoil: ({ path }) => {
        if (path !== list || asked > 0) return undefined
        asked += 1
        return { status: 429, headers: wait, body: '{}' }
      },
    })
    const { gaps } = await scan(optionsFor(server, { retries: 2, longestWait: 5 }))
    assert.equal([asked, gaps], [1, []])
  })
}

test('an answer that begins and never ends is given up', async () => {
  await using server = await armServer(estate, {
    spoil: ({ path }) => (path === list ? { status: 200, endless: 'silence' } : undefined),
  })
  const { gaps } = await scan(optionsFor(server, { patience: 1_500 }))
  assert.equal(
    gaps.map(({ reason }) => reason),
    ['timeout'],
  )
})

test('a wait that Azure asks for may be longer than an answer', async () => {
  let asked = 0
  await using server = await armServer(estate, {
    spoil: ({ path }) => {
      if (path !== list || asked > 0) return undefined
      asked += 1
      return { status: 429, headers: { 'retry-after-ms': '2000' }, body: '{}' }
    },
  })
  const { gaps } = await scan(optionsFor(server, { retries: 2, patience: 1_500 }))
  assert.equal([asked, gaps], [1, []])
})

test('ten throttles in a row lose nothing', async () => {
  let throttled = 0
  await using server = await armServer(estate, {
    spoil: ({ path }) => {
      if (path !== list || throttled === 10) return undefined
      throttled += 1
      return { status: 429, headers: { 'retry-after': '0' }, body: '{"error":{"code":"TooManyRequests"}}' }
    },
  })
  const { regions, clock, identity } = optionsFor(server) // as often as nobody says
  const { seen, gaps } = await scan({ regions, clock, identity })
  assert.equal([throttled, gaps, seen.length], [10, [], 2])
})

test('a service that is always throttled is at last given up', async () => {
  let asked = 0
  await using server = await armServer(estate, {
    spoil: ({ path }) => {
      if (path !== list) return undefined
      asked += 1
      return { status: 429, headers: { 'retry-after': '0' }, body: '{"error":{"code":"TooManyRequests"}}' }
    },
  })
  const { gaps } = await scan(optionsFor(server, { retries: 2 }))
  assert.ok(asked > 2, `asked ${asked} times`)
  assert.equal(
    gaps.map(({ reason }) => reason),
    ['throttled'],
  )
})

test('the authority tells the cloud, and each cloud its own audience, of its tokens and of those that they are exchanged for', () => {
  const scopes = [
    ['', 'https://management.azure.com/.default', ''],
    ['https://login.microsoftonline.us', 'https://management.usgovcloudapi.net/.default', 'USGov'],
    ['login.chinacloudapi.cn', 'https://management.chinacloudapi.cn/.default', 'China'],
  ] as const
  for (const [host, scope, suffix] of scopes) {
    const cloud = cloudIn({ AZURE_AUTHORITY_HOST: host })
    assert.is(cloud.scope, scope)
    assert.is(`${cloud.endpoint}/.default`, scope)
    assert.is(cloud.exchange, `api://AzureADTokenExchange${suffix}`)
  }
})

for (const endpoint of [
  'http://management.azure.com',
  'http://10.0.0.1',
  'ftp://localhost',
  'https://a.example/path',
  'nonsense',
]) {
  test(`the endpoint ${endpoint} is refused`, () => {
    assert.throws(() => cloudIn({ AZURE_RESOURCE_MANAGER_ENDPOINT: endpoint }), /AZURE_RESOURCE_MANAGER_ENDPOINT/)
  })
}

test.run()
