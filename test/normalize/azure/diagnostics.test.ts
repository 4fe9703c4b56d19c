// Where the logs of a resource are sent: each place that a setting names, once, and never none where logs are sent at all.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { diagnosticSettings, logSinks } from '../../../src/normalize/azure/diagnostics.ts'
import { reading } from '../aws/facts-of.ts'
import { group, observedWith, patientKeys } from './observed.ts'

const test = suite('normalize/azure/diagnostics')

const at = (path: string): string => `${group}/providers/${path}`
const workspace = at('Microsoft.OperationalInsights/workspaces/Audit')
const account = at('Microsoft.Storage/storageAccounts/archive')
const hubs = at('Microsoft.EventHub/namespaces/Stream')
const logs = [{ category: 'AuditEvent', enabled: true }]

const settings: [name: string, settings: object[], expected: unknown[]][] = [
  ['to a workspace', [{ workspaceId: workspace }], [workspace.toLowerCase()]],
  [
    'to several places',
    [
      {
        workspaceId: workspace,
        storageAccountId: account,
        eventHubAuthorizationRuleId: `${hubs}/authorizationRules/all`,
      },
    ],
    [workspace, account, hubs].map((id) => id.toLowerCase()),
  ],
  [
    'to Event Hubs, as older settings write it',
    [{ workspaceId: null, serviceBusRuleId: `${hubs}/AuthorizationRules/RootManageSharedAccessKey` }],
    [hubs.toLowerCase()],
  ],
  [
    'twice to one place',
    [{ workspaceId: workspace }, { workspaceId: workspace.toUpperCase() }],
    [workspace.toLowerCase()],
  ],
  ['to a partner', [{ workspaceId: workspace, marketplacePartnerId: '/p' }], [workspace.toLowerCase(), 'unsupported']],
  ['to a place of a new kind', [{ monitorAccountId: '/m' }], ['unsupported']],
  ['that sends nothing', [{ workspaceId: workspace, logs: [{ ...logs[0], enabled: false }] }], []],
]
for (const [name, all, expected] of settings)
  test(`a setting ${name}`, () => {
    const value = all.map((one) => ({ id: '/setting', properties: { logs, ...one } }))
    const told = { 'Microsoft.Insights/diagnosticSettings/read': { value } }
    const sinks = logSinks(diagnosticSettings(observedWith(patientKeys.type, patientKeys, told)))
    assert.equal(sinks.state === 'unknown' ? sinks : sinks.value.map(({ locator }) => reading(locator)), expected)
  })

test.run()
