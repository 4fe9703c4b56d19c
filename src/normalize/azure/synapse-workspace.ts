// Microsoft.Synapse/workspaces: the workspace around pools of SQL and Spark, the data lake it works on, and where its jobs run.
import { gather, known } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { diagnosticSettings, keepsLogs, logSinks } from './diagnostics.ts'
import { encryptedAlways, host, keyReference } from './encryption.ts'
import { integrationRuntimes } from './integration-runtimes.ts'
import { encryption, minimumTls, synapse as type } from './synapse-settings.ts'
import { enabled } from './words.ts'

export function synapseWorkspace(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const key = body.setting(['properties', 'encryption'], encryption)
  const lake = body.setting(['properties', 'defaultDataLakeStorage', 'accountUrl'], host)
  const diagnostics = diagnosticSettings(observation)
  return armResource(observation, body, {
    type,
    holds: 'content',
    facets: {
      ...encryptedAlways(key),
      inTransit: {
        enforced: known(true, []), // https://learn.microsoft.com/azure/synapse-analytics/guidance/security-white-paper-data-protection
        minimumVersion: minimumTls(observation),
      },
      // https://learn.microsoft.com/azure/synapse-analytics/monitoring/how-to-monitor-using-azure-monitor: each request of the
      // serverless pool, which is the only one that is no resource of its own.
      logging: { dataAccess: keepsLogs(diagnostics, ['BuiltinSqlReqsEnded']) },
      exposure: { public: body.setting(['properties', 'publicNetworkAccess'], enabled) },
      classification: unclassified,
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    references: gather(
      keyReference('azure-synapse-encryption', key),
      pointers('replica', 'azure-synapse-data-lake', lake, (account, from) => [{ locator: known(account, from) }]),
      integrationRuntimes(observation, `${type}/integrationRuntimes/read`),
      logSinks(diagnostics),
    ),
  })
}
