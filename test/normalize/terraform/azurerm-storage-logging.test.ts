// An account that is planned is logged only where each of its services is, and which of them a setting is of a plan does not always tell.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { afterApply, type PlannedRow } from '../../../src/model/planned.ts'
import type { Observation } from '../../../src/model/observation.ts'
import type { Resource } from '../../../src/model/resource.ts'
import { normalize } from '../../../src/normalize/index.ts'
import { readPlan } from '../../../src/sources/terraform/index.ts'
import { scratch } from '../../scratch.ts'
import {
  block,
  change,
  named,
  planOf,
  read,
  rowsIn,
  table,
  to,
  type Values,
} from '../../sources/terraform/sample-plan.ts'
import { factsOf, reading, referencesOf, toResource } from '../aws/facts-of.ts'
import { at, planned, row } from './planned-azure.ts'

const test = suite('normalize/terraform/azurerm-storage-logging')

const type = 'Microsoft.Storage/storageAccounts'
const account = at(`${type}/shoprecords`)
const workspace = at('Microsoft.OperationalInsights/workspaces/logs')
const requests = ['StorageRead', 'StorageWrite', 'StorageDelete']
const services = ['blob', 'file', 'queue', 'table']

const logged = (found: Resource): unknown[] => [
  reading(factsOf(found)['logging.dataAccess']),
  referencesOf(found)
    .filter(({ role }) => role === 'log-sink')
    .map(({ locator }) => reading(locator)),
]
const of = (target: unknown, categories = requests): PlannedRow =>
  row('azurerm_monitor_diagnostic_setting', `${account}|log`, {
    target_resource_id: target,
    log_analytics_workspace_id: workspace,
    enabled_log: categories.map((category) => ({ category })),
  })
const ofService = (service: string): string => `${account}/${service}Services/default`
const whole = services.map((service) => of(ofService(service)))
const isLogged = (settings: PlannedRow[], values: PlannedRow['values'] = {}, isNew = true): unknown[] => {
  const main = row('azurerm_storage_account', account, { account_replication_type: 'LRS', ...values }, { isNew })
  return logged(toResource(normalize(planned(type, [main, ...settings]))))
}
const there = [workspace.toLowerCase()]

const cases: [name: string, found: unknown[], logged: unknown, sentTo: unknown[]][] = [
  ['no settings', isLogged([]), false, []],
  ['settings of all four', isLogged(whole), true, there],
  [
    'ids in another case and with a slash',
    isLogged(whole.map((one) => of(`${String(one.values['target_resource_id']).toUpperCase()}/`))),
    true,
    there,
  ],
  ['settings of blobs alone', isLogged([of(ofService('blob'))]), false, there],
  [
    'settings of blobs alone, of which there is no more',
    isLogged([of(ofService('blob'))], { account_kind: 'BlobStorage' }),
    true,
    there,
  ],
  [
    'settings of blobs alone, in the premium tier',
    isLogged([of(ofService('blob'))], { account_tier: 'Premium' }),
    true,
    there,
  ],
  ['one of reads alone', isLogged(whole.with(1, of(ofService('file'), ['StorageRead']))), false, there],
  ['one whose target nobody knows', isLogged(whole.with(1, of(afterApply))), 'unsupported', there],
  ['one that seems to be of the account itself', isLogged(whole.with(1, of(account))), 'unsupported', there],
  ['one of another account', isLogged(whole.with(1, of(`${account}2/fileServices/default`))), 'unsupported', there],
  ['what is measured of the account itself', isLogged([of(account, [])]), false, []],
  [
    'settings of blobs alone, where it exists',
    isLogged([of(ofService('blob'))], {}, false),
    'not-recorded',
    [...there, 'not-recorded'],
  ],
  ['settings of all four, where it exists', isLogged(whole, {}, false), true, [...there, 'not-recorded']],
]
for (const [name, found, expected, sentTo] of cases)
  test(`logs of an account with ${name}`, () => {
    assert.equal(found, [expected, sentTo])
  })

const main = 'azurerm_storage_account.a'
const setting = 'azurerm_monitor_diagnostic_setting.s'

/** How many settings are joined to the account, and what comes of them. `target`: as a file beside the plan has it. */
async function withFiles(
  target: string | undefined,
  references: string[],
  keys: readonly string[],
): Promise<unknown[]> {
  const base = scratch()
  const name = { name: 'shoprecords', resource_group_name: 'g', location: 'westeurope' }
  const plan = planOf({
    changes: [
      change(main, { after: { ...name, account_replication_type: 'LRS' }, unknown: { id: true } }),
      ...keys.map((key) =>
        change(`${setting}["${key}"]`, {
          after: { log_analytics_workspace_id: workspace, enabled_log: requests.map((category) => ({ category })) },
          unknown: { target_resource_id: true },
        }),
      ),
    ],
    resources: [block(main, {}, 'azurerm'), block(setting, { target_resource_id: to(...references) }, 'azurerm')],
  })
  const text = [main, setting].map((one) => `resource "${one.replace('.', '" "')}" {\n`)
  writeFileSync(join(base, 'plan.json'), JSON.stringify(plan))
  if (target !== undefined)
    writeFileSync(join(base, 'main.tf'), `${text.join('}\n')}  target_resource_id = ${target}\n}\n`)
  const { after } = await readPlan(join(base, 'plan.json'), { table, base, madeAt: '2026-11-24T00:00:00Z' })
  const found = after.find((one): one is Observation => one.kind === 'observation' && one.type === type)
  assert.ok(found)
  return [found.answers.length - 1, ...logged(toResource(normalize(found)))]
}

const itself = `\${${main}.id}`
const toAccount = [`${main}.id`, main]
const written: [target: string | undefined, references: string[], keys: readonly string[], expected: unknown[]][] = [
  [`"${itself}/\${each.key}Services/default"`, [...toAccount, 'each.key'], services, [4, true, there]],
  [`"${itself}/\${each.key}Services/default"`, [...toAccount, 'each.key'], ['blob'], [1, false, there]],
  [
    `"${itself}/\${ each.key }/default/"`,
    [...toAccount, 'each.key'],
    services.map((one) => `${one}Services`),
    [4, true, there],
  ],
  [`"${itself}/blobServices/default"`, toAccount, ['all'], [1, false, there]],
  [`"${itself}/\${each.value}Services/default"`, [...toAccount, 'each.value'], services, [4, 'unsupported', there]],
  [`"${itself}/\${var.service}Services/default"`, [...toAccount, 'var.service'], ['all'], [1, 'unsupported', there]],
  [undefined, toAccount, ['all'], [1, 'unsupported', there]],
]
for (const [target = 'what no file tells', references, keys, expected] of written)
  test(`${target} of ${keys.join(', ')}`, async () => {
    assert.equal(await withFiles(target.startsWith('"') ? target : undefined, references, keys), expected)
  })

test('a setting that only names a service of an account that is there is joined to that', () => {
  const kept = (values: Values) => ({ actions: ['no-op'], before: values, after: values })
  const changes = [
    change(main, kept({ id: account, name: 'shoprecords', account_replication_type: 'LRS' })),
    change(setting, kept({ target_resource_id: ofService('blob'), log_analytics_workspace_id: workspace })),
  ]
  assert.equal(
    rowsIn(named(read(planOf({ changes })).after, main)).map(({ address }) => address),
    [main, setting],
  )
})

test.run()
