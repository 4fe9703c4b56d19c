// Databricks, Kubernetes and volumes of NetApp: what is asked about each, and that a refusal is never taken for "none".
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { files, filesId, notebooks, pods, share } from '../../normalize/azure/platforms.ts'
import { armServer } from '../../servers/arm.ts'
import { optionsFor, scan, subscription, sweep } from './sweep.ts'

const test = suite('sources/azure/platforms')

sweep(test, { resources: [notebooks] })
sweep(test, { resources: [pods] })
sweep(test, { resources: [share], beside: { [filesId.toLowerCase()]: files } })

test('the account of several volumes is asked once, and the name of who runs a cluster is not kept', async () => {
  const other = { ...share, id: share.id.replace(/orders$/, 'invoices') }
  const estate = {
    subscriptions: [{ subscriptionId: subscription }],
    resources: [share, other, pods],
    beside: { [filesId.toLowerCase()]: files },
  }
  await using server = await armServer(estate)
  const { seen } = await scan(optionsFor(server))
  assert.is(server.calls.filter(({ path }) => path.toLowerCase() === filesId.toLowerCase()).length, 1)
  assert.not.match(JSON.stringify(seen), 'hush')
})

test.run()
