// Resource Graph may keep an older version of a type, which leaves out what a newer one tells: that is no proof that there is no copy.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { reading, referencesOf, toResource } from '../../normalize/aws/facts-of.ts'
import { sessions } from '../../normalize/azure/caches.ts'
import { armServer, type Body, type Options } from '../../servers/arm.ts'
import { idOf, optionsFor, scan, subscription } from './sweep.ts'

const test = suite('sources/azure/older Resource Graph')

const written = {
  'rdb-backup-enabled': 'true',
  'rdb-storage-connection-string': 'BlobEndpoint=https://saved.blob.core.windows.net/',
}
const replicaOf = (type: string): Body => ({
  id: idOf(`${type}/copy`),
  type,
  name: 'copy',
  location: 'westeurope',
  properties: { sourceServerResourceId: idOf(`${type}/original`) },
})
const copies: [body: Body, mechanism: string, locator: string][] = [
  [
    { ...sessions, properties: { ...sessions.properties, redisConfiguration: written } },
    'azure-redis-persistence',
    'saved.blob.core.windows.net',
  ],
  ...(['PostgreSQL', 'MySQL'] as const).map((product): [Body, string, string] => {
    const type = `Microsoft.DBfor${product}/flexibleServers`
    return [replicaOf(type), `azure-${product.toLowerCase()}-replica`, idOf(`${type}/original`).toLowerCase()]
  }),
]

/** As an older version would have told it. */
const older: Options['spoil'] = ({ path }, { body }) =>
  path.includes('ResourceGraph')
    ? {
        status: 200,
        body: JSON.stringify(body(), (name, value: unknown) =>
          /^(rdb-.*|sourceServerResourceId)$/.test(name) ? undefined : value,
        ),
      }
    : undefined

for (const [body, mechanism, locator] of copies) {
  test(`${body.type}: ${mechanism}`, async () => {
    const estate = { subscriptions: [{ subscriptionId: subscription }], resources: [body] }
    await using server = await armServer(estate, { spoil: older })
    const { seen } = await scan(optionsFor(server))
    const one = seen.find(({ nativeId }) => nativeId === body.id.toLowerCase())
    const found = referencesOf(toResource(one && normalize(one))).filter((to) => to.mechanism === mechanism)
    assert.ok(found.map((to) => reading(to.locator)).includes(locator))
  })
}

test.run()
