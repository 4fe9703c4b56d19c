// A link that leads to another host: the SDK follows it and sends the token along; the client here does neither, whoever asks.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createResourceManagement, type ResourceManagementContext } from '@azure/arm-resources/api'
import { list } from '@azure/arm-resources/api/resources'
import { createDefaultHttpClient, createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isRecord } from '../../../src/model/json.ts'
import { cloudIn } from '../../../src/sources/azure/clouds.ts'
import { connect } from '../../../src/sources/azure/connection.ts'
import { subscription } from './sweep.ts'

const test = suite('sources/azure/foreign links')

const cloud = cloudIn({})
/** How often a token was asked for. */
let tokens = 0
const credential = {
  getToken() {
    tokens += 1
    return Promise.resolve({ token: 'secret', expiresOnTimestamp: Date.now() + 3_600_000 })
  },
}
test.before.each(() => void (tokens = 0))

const path = `/subscriptions/${subscription}/resources?api-version=2025-04-01`
const first = `${cloud.endpoint}${path}`

/** In the place of the network: what is about to leave, with its token, and a first page that links to `link`. */
function wired(client: ResourceManagementContext, link: string): string[] {
  const sent: string[] = []
  client.pipeline.addPolicy(
    {
      name: 'network',
      sendRequest(request) {
        sent.push(`${new URL(request.url).origin} ${request.headers.get('authorization') ?? 'no token'}`)
        const nextLink = sent.length === 1 ? link : undefined
        return Promise.resolve({
          request,
          status: 200,
          headers: createHttpHeaders({ 'content-type': 'application/json' }),
          bodyAsText: JSON.stringify({ value: [], nextLink }),
        })
      },
    },
    { afterPhase: 'Sign' },
  )
  return sent
}

const reading = async (client: ResourceManagementContext): Promise<string> => {
  try {
    for await (const _page of list(client).byPage()) continue
    return 'to its end'
  } catch (error) {
    return String(error)
  }
}

const elsewhere = 'https://elsewhere.example'
const own = `${cloud.endpoint} Bearer secret`

test('the SDK by itself sends its token to wherever a link leads', async () => {
  const client = createResourceManagement(credential, subscription, { credentials: { scopes: [cloud.scope] } })
  const sent = wired(client, `${elsewhere}${path}`)
  assert.is(await reading(client), 'to its end')
  assert.equal(sent, [own, `${elsewhere} Bearer secret`])
})

const ours = () => connect({ cloud, credential, tenant: '', principal: '' }, subscription, { retries: 0 })

for (const origin of [
  elsewhere,
  `${cloud.endpoint}.elsewhere.example`,
  `${cloud.endpoint}:8443`,
  `${cloud.endpoint}@elsewhere.example`,
  cloud.endpoint.replace('https', 'http'),
]) {
  test(`the SDK through the client here stops at a link to ${origin}`, async () => {
    const client = ours()
    const sent = wired(client, `${origin}${path}`)
    assert.match(await reading(client), /ForeignLink/)
    assert.equal([sent, tokens], [[own], 1])
  })

  test(`so does every question that is asked by its address: ${origin}`, async () => {
    const client = ours()
    const sent = wired(client, '')
    for (const method of ['GET', 'POST'] as const) {
      const request = createPipelineRequest({ url: `${origin}${path}`, method, allowInsecureConnection: true })
      const thrown: unknown = await client.pipeline
        .sendRequest(createDefaultHttpClient(), request)
        .catch((error: unknown) => error)
      assert.match(String(thrown), /ForeignLink/)
    }
    assert.equal([sent, tokens], [[], 0])
  })
}

test('a link to where it came from is followed', async () => {
  const client = ours()
  const sent = wired(client, first)
  assert.is(await reading(client), 'to its end')
  assert.equal(sent, [own, own])
})

test('that client is the only one of the Resource Manager that is installed; the older engine is here for log-ins alone', () => {
  const lock: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package-lock.json'), 'utf8'))
  const packages = isRecord(lock) && isRecord(lock['packages']) ? Object.entries(lock['packages']) : []
  const azure = packages.filter(([at]) => /(?:^|\/)@azure(?:-rest)?\//.test(at))
  const named = (pattern: RegExp) => azure.map(([at]) => at).filter((at) => pattern.test(at))
  assert.equal(named(/\/arm-/), ['node_modules/@azure/arm-resources'])
  assert.equal(named(/\/(?:core-http|ms-rest-.*)$/), [])
  const asking = (name: string) =>
    packages.flatMap(([at, one]) =>
      at !== '' && isRecord(one) && isRecord(one['dependencies']) && name in one['dependencies'] ? [at] : [],
    )
  assert.equal(asking('@azure/core-client'), ['node_modules/@azure/identity'])
  assert.equal(asking('@azure-rest/core-client'), ['node_modules/@azure/arm-resources'])
  const major = azure.find(([at]) => at.endsWith('/arm-resources'))?.[1]
  assert.match(isRecord(major) ? String(major['version']) : '', /^8\./)
})

test.run()
