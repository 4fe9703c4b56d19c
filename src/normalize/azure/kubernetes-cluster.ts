// Microsoft.ContainerService/managedClusters: what a cluster of Kubernetes keeps for itself, its keys, its way in, and where its logs go.
import * as v from 'valibot'
import { allTrue, type Fact, gather, known, not, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { diagnosticSettings, keepsLogs, logSinks } from './diagnostics.ts'
import { setReference } from './disk-encryption.ts'
import { encryptedAlways, host, keyReference, weakest } from './encryption.ts'
import { shutsOut } from './public-access.ts'
import { caseless } from './words.ts'

const type = 'Microsoft.ContainerService/managedClusters'

/** Volumes that its pods claim are disks and shares, and resources of their own. */
export function kubernetesCluster(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  // Each left out where Microsoft has the key.
  const secrets = body.settingOr(['properties', 'securityProfile', 'azureKeyVaultKms'], keyManagement, null)
  const set = body.settingOr(['properties', 'diskEncryptionSetID'], caseless, null)
  const diagnostics = diagnosticSettings(observation)
  return armResource(observation, body, {
    type,
    holds: 'content',
    facets: {
      // https://learn.microsoft.com/azure/aks/concepts-security#secrets; nodes have disks beside.
      ...encryptedAlways(weakest(secrets, set)),
      // https://learn.microsoft.com/azure/aks/monitor-aks-reference: `kube-audit-admin` leaves out what is only read.
      logging: { dataAccess: keepsLogs(diagnostics, ['kube-audit']) },
      exposure: { public: isPublic(body) },
      classification: unclassified,
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    references: gather(
      keyReference('azure-aks-secrets-encryption', secrets),
      setReference('azure-disk-encryption', set, body.location.region),
      insights(body),
      defender(body),
      logSinks(diagnostics),
    ),
  })
}

const keyManagement = v.union([
  v.pipe(
    v.object({ enabled: v.nullish(v.literal(false)) }),
    v.transform(() => null),
  ),
  v.pipe(
    v.object({ enabled: v.literal(true), keyId: host }),
    v.transform(({ keyId }) => keyId),
  ),
])

/** Whoever has a certificate or a token, from anywhere: https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges */
const isPublic = ({ settingOr }: ArmBody): Fact<boolean> => {
  const profile = ['properties', 'apiServerAccessProfile']
  return allTrue(
    not(settingOr([...profile, 'enablePrivateCluster'], v.boolean(), false)),
    not(settingOr([...profile, 'authorizedIPRanges'], shutsOut, false)),
  )
}

const monitoring = v.union([
  v.pipe(
    v.object({ enabled: v.literal(false) }),
    v.transform(() => null),
  ),
  v.pipe(
    v.object({ enabled: v.literal(true), config: v.object({ logAnalyticsWorkspaceResourceID: caseless }) }),
    v.transform(({ config }) => config.logAnalyticsWorkspaceResourceID),
  ),
])

/** What containers write: https://learn.microsoft.com/azure/azure-monitor/containers/container-insights-overview */
const insights = ({ settingOr }: ArmBody): Fact<Reference[]> =>
  pointers(
    'log-sink',
    'azure-container-insights',
    settingOr(['properties', 'addonProfiles', 'omsagent'], monitoring, null),
    (workspace, from) => (workspace === null ? [] : [{ locator: known(workspace, from) }]),
  )

const watching = v.object({
  securityMonitoring: v.nullish(v.object({ enabled: v.nullish(v.boolean(), false) })),
  logAnalyticsWorkspaceResourceId: v.nullish(caseless),
})

/** What Defender sees of nodes and of the audit log; without a workspace, a place that Azure does not tell: https://learn.microsoft.com/azure/defender-for-cloud/defender-for-containers-enable */
const defender = ({ settingOr }: ArmBody): Fact<Reference[]> =>
  pointers(
    'log-sink',
    'azure-kubernetes-defender',
    settingOr(['properties', 'securityProfile', 'defender'], watching, null),
    (told, from) => {
      if (told?.securityMonitoring?.enabled !== true) return []
      const workspace = told.logAnalyticsWorkspaceResourceId
      return [{ locator: workspace ? known(workspace, from) : unknown('unsupported') }]
    },
  )
