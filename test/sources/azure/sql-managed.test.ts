// Databases of managed instances, and what is asked of their instance and of the failover group that they name.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { groupId, instanceId, orders, told } from '../../normalize/azure/managed-instance.ts'
import { armServer } from '../../servers/arm.ts'
import { optionsFor, scan, subscription, sweep } from './sweep.ts'

const test = suite('sources/azure/sql-managed')

const beside = {
  ...Object.fromEntries(Object.entries(told).map(([path, body]) => [path.toLowerCase(), body])),
  [instanceId.toLowerCase()]: {
    properties: { ...told[instanceId]?.properties, currentBackupStorageRedundancy: 'Local' },
  },
  [`${instanceId}/providers/microsoft.insights/diagnosticsettings`.toLowerCase()]: {
    value: [{ properties: { workspaceId: '/audit', logs: [{ category: 'SQLSecurityAuditEvents', enabled: true }] } }],
  },
}

sweep(test, { resources: [orders], beside })

const asked = async (...resources: (typeof orders)[]) => {
  const bodies = Object.fromEntries(resources.map((one) => [one.id.toLowerCase(), one]))
  const estate = { subscriptions: [{ subscriptionId: subscription }], resources, beside: { ...beside, ...bodies } }
  await using server = await armServer(estate)
  await scan(optionsFor(server))
  return (path: string) => server.calls.filter((one) => one.path.toLowerCase() === path.toLowerCase()).length
}

test('what several databases have in common is asked once', async () => {
  const times = await asked(orders, { ...orders, id: `${instanceId}/databases/Returns` })
  assert.equal([times(instanceId), times(groupId)], [1, 1])
})

test('a database in no failover group asks for none', async () => {
  const { failoverGroupId: _, ...properties } = orders.properties
  const times = await asked({ ...orders, properties: { ...properties, failoverGroupId: '' } })
  assert.equal([times(groupId), times('/')], [0, 0])
})

test.run()
