// azurerm_kubernetes_cluster, and azurerm_kubernetes_automatic_cluster, which can say less: the keys of its secrets and disks, its way in, and where its logs go.
import { isMark, notTold, type PlannedRow } from '../../model/planned.ts'
import { body, diagnostics } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, each, isSet, of, textIn, usual } from './values.ts'

const clusters = 'Microsoft.ContainerService/managedClusters'

export function kubernetesCluster(planned: Planned): Answered[] {
  const { main } = planned
  if (main?.type === 'azurerm_kubernetes_automatic_cluster') return automaticCluster(planned)
  const [secrets, agent] = [of(main, 'key_management_service'), of(main, 'oms_agent')]
  const ranges = at(of(main, 'api_server_access_profile'), 0, 'authorized_ip_ranges')
  return [
    body(planned, clusters, {
      properties: {
        securityProfile: {
          azureKeyVaultKms: isSet(secrets) ? { enabled: true, keyId: at(secrets, 0, 'key_vault_key_id') } : undefined,
          defender: defender(main),
        },
        diskEncryptionSetID: textIn(of(main, 'disk_encryption_set_id')),
        apiServerAccessProfile: {
          enablePrivateCluster: of(main, 'private_cluster_enabled') ?? usual(main, 'private_cluster_enabled'),
          // The second before version 4.
          authorizedIPRanges: each(ranges ?? of(main, 'api_server_authorized_ip_ranges'), (one) => one),
        },
        addonProfiles: {
          omsagent: isSet(agent)
            ? {
                enabled: true,
                config: { logAnalyticsWorkspaceResourceID: at(agent, 0, 'log_analytics_workspace_id') },
              }
            : undefined,
        },
      },
    }),
    diagnostics(planned),
  ]
}

/** The block turns it on, and its workspace is required. */
function defender(main: PlannedRow | undefined): unknown {
  const block = of(main, 'microsoft_defender')
  if (isMark(block)) return block
  if (!isSet(block)) return undefined
  return {
    securityMonitoring: { enabled: true },
    logAnalyticsWorkspaceResourceId: at(block, 0, 'log_analytics_workspace_id'),
  }
}

/** It can name no key, nor turn on Defender: a new one has neither. Where what its containers write goes Azure chooses, and the type does not tell. */
function automaticCluster(planned: Planned): Answered[] {
  const { main } = planned
  const untold = main?.isNew === true ? undefined : notTold
  const isPrivate = of(main, 'private_cluster')
  return [
    body(planned, clusters, {
      properties: {
        securityProfile: { azureKeyVaultKms: untold, defender: untold },
        diskEncryptionSetID: untold,
        apiServerAccessProfile: {
          enablePrivateCluster: isMark(isPrivate) ? isPrivate : isSet(isPrivate),
          authorizedIPRanges: each(at(of(main, 'api_server_access'), 0, 'authorized_ip_ranges'), (one) => one),
        },
        addonProfiles: { omsagent: notTold },
      },
    }),
    diagnostics(planned),
  ]
}
