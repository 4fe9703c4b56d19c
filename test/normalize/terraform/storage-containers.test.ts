// What a container holds on to stays as long in a plan as Azure will keep it, whichever resource says so.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { afterApply, filledIn, type PlannedRow } from '../../../src/model/planned.ts'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, toResource } from '../aws/facts-of.ts'
import { at, planned, row } from './planned-azure.ts'

const test = suite('normalize/terraform/storage-containers')

const type = 'Microsoft.Storage/storageAccounts'
const account = at(`${type}/shoprecords`)
const keepingVersions = { blob_properties: [{ versioning_enabled: true }] }
const expiring = row('azurerm_storage_management_policy', `${account}|m`, {
  storage_account_id: account,
  rule: [{ enabled: true, actions: [{ version: [{ delete_after_days_since_creation: 5 }] }] }],
})
const main = row('azurerm_storage_account', account, { account_kind: 'BlobStorage', ...keepingVersions })
const containerId = `${account}/blobServices/default/containers/c`
const container = (values: object, isNew = true): PlannedRow =>
  row('azurerm_storage_container', `${account}|c`, { storage_account_id: account, ...values }, { isNew })
const policy = (values: object): PlannedRow =>
  row('azurerm_storage_container_immutability_policy', `${account}|p`, { immutability_period_in_days: 30, ...values })

const remaining = (...rows: PlannedRow[]): unknown =>
  reading(factsOf(toResource(normalize(planned(type, [main, expiring, ...rows]))))['residue.remainingDays'])

const cases: [name: string, rows: PlannedRow[], expected: unknown][] = [
  ['no policy', [container({ has_legal_hold: filledIn, has_immutability_policy: filledIn })], 5],
  [
    'a policy that names it',
    [container({ id: containerId }), policy({ storage_container_resource_manager_id: containerId })],
    30,
  ],
  [
    'a policy that only refers to it',
    [container({ id: filledIn }), policy({ storage_container_resource_manager_id: afterApply })],
    30,
  ],
  [
    'a policy of a time that nobody knows',
    [container({}), policy({ immutability_period_in_days: afterApply })],
    'after-apply',
  ],
  ['a hold', [container({ has_legal_hold: true, has_immutability_policy: false }, false)], 'forever'],
  [
    'a policy of another plan',
    [container({ has_legal_hold: false, has_immutability_policy: true }, false)],
    'unsupported',
  ],
]
for (const [name, rows, expected] of cases)
  test(`of a container with ${name}`, () => assert.equal(remaining(...rows), expected))

test.run()
