// Caches of Azure and what is asked about each: the caches they are copied to, and the databases of a cluster.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { reading, referencesOf, toResource } from '../../normalize/aws/facts-of.ts'
import { cluster, sessions } from '../../normalize/azure/caches.ts'
import { armServer, type Body } from '../../servers/arm.ts'
import { idOf, optionsFor, scan, subscription, sweep } from './sweep.ts'

const test = suite('sources/azure/redis')

const workspace = idOf('Microsoft.OperationalInsights/workspaces/audit').toLowerCase()
const logs = (category: string) => ({
  value: [{ properties: { workspaceId: workspace, logs: [{ category, enabled: true }] } }],
})
const diagnostics = '/providers/microsoft.insights/diagnosticsettings'

const cacheId = idOf('Microsoft.Cache/Redis/sessions')
const cache: Body = { ...sessions, id: cacheId }
const besideCache = {
  [`${cacheId}/linkedServers`.toLowerCase()]: {
    value: [
      {
        properties: {
          linkedRedisCacheId: idOf('Microsoft.Cache/Redis/sessions-us'),
          linkedRedisCacheLocation: 'East US',
          serverRole: 'Secondary',
        },
      },
    ],
  },
  [`${cacheId}${diagnostics}`.toLowerCase()]: logs('ConnectedClientList'),
}

const clusterId = idOf('Microsoft.Cache/redisEnterprise/carts')
const database = (of: string) => idOf(`Microsoft.Cache/redisEnterprise/${of}/databases/default`)
const besideCluster = {
  [`${clusterId}/databases`.toLowerCase()]: {
    value: [
      {
        id: database('carts'),
        properties: {
          clientProtocol: 'Encrypted',
          geoReplication: {
            groupNickname: 'carts',
            linkedDatabases: [{ id: database('carts') }, { id: database('carts-us') }],
          },
        },
      },
    ],
  },
  [`${database('carts')}${diagnostics}`.toLowerCase()]: logs('ConnectionEvents'),
}

sweep(test, { resources: [cache], beside: besideCache })
sweep(test, { resources: [{ ...cluster, id: clusterId }], beside: besideCluster })

async function read(body: Body, beside: Readonly<Record<string, object>>) {
  await using server = await armServer({ subscriptions: [{ subscriptionId: subscription }], resources: [body], beside })
  const { seen } = await scan(optionsFor(server))
  const one = seen.find(({ nativeId }) => nativeId === body.id.toLowerCase())
  const found = toResource(one && normalize(one))
  return {
    found,
    references: referencesOf(found).map(({ role, mechanism, locator, region }) =>
      [role, mechanism, reading(locator), ...(region === undefined ? [] : [region])].join(' '),
    ),
    kept: JSON.stringify(one),
    asked: server.calls.map(({ path }) => path.toLowerCase()),
  }
}

test('a linked cache is a copy in the region that the link names', async () => {
  const { references } = await read(cache, besideCache)
  assert.equal(references, [
    `replica azure-redis-replica ${idOf('microsoft.cache/redis/sessions-us').toLowerCase()} eastus`,
    'vault azure-redis-persistence backups',
    `log-sink azure-diagnostic-setting ${workspace}`,
  ])
})

test('links are not asked for where the cache says that it has none', async () => {
  const { references, asked } = await read(
    { ...cache, properties: { ...sessions.properties, linkedServers: [] } },
    besideCache,
  )
  assert.is(references[0], 'vault azure-redis-persistence backups')
  assert.not(asked.includes(`${cacheId}/linkedservers`.toLowerCase()))
})

test('no key of a cache or of a storage account is kept, and where it leads is', async () => {
  const { kept } = await read(cache, besideCache)
  assert.not.match(kept, /Zm9v|YmFy/)
  assert.match(kept, 'AccountName=Backups;AccountKey=;EndpointSuffix=core.windows.net')
})

test('every other database of a group is a copy, and the cluster is found by the id of its own', async () => {
  const { references, found } = await read({ ...cluster, id: clusterId }, besideCluster)
  assert.equal(references, [
    'key azure-redis-encryption keys.vault.azure.net',
    `replica azure-redis-active-replica ${database('carts-us').toLowerCase()}`,
    `log-sink azure-diagnostic-setting ${workspace}`,
  ])
  assert.equal(found.aliases, [database('carts').toLowerCase()])
})

test.run()
