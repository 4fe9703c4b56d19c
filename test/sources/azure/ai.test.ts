// AI accounts with their deployments, and workspaces with their computers: each question spoilt in turn.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { kept, research, triage } from '../../normalize/azure/ai-samples.ts'
import { armServer } from '../../servers/arm.ts'
import { optionsFor, scan, subscription, sweep } from './sweep.ts'

const test = suite('sources/azure/ai')

const beside = (id: string, path: string, value: readonly object[]) => ({
  [`${id}${path}`.toLowerCase()]: { value },
  [`${id}/providers/microsoft.insights/diagnosticsettings`.toLowerCase()]: kept('RequestResponse'),
})

sweep(test, {
  resources: [triage],
  beside: beside(triage.id, '/deployments', [{ sku: { name: 'GlobalStandard' } }]),
})
sweep(test, {
  resources: [research],
  beside: beside(research.id, '/computes', [{ properties: { computeLocation: 'eastus' } }]),
})

test('keys of what an account asks are not kept', async () => {
  const properties = { ...triage.properties, apiProperties: { qnaAzureSearchEndpointKey: 'hush' } }
  const estate = { subscriptions: [{ subscriptionId: subscription }], resources: [{ ...triage, properties }] }
  await using server = await armServer(estate)
  const { seen } = await scan(optionsFor(server))
  assert.is(seen.length, 2)
  assert.not.match(JSON.stringify(seen), 'hush')
})

test.run()
