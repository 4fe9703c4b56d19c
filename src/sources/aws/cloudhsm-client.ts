// A client of CloudHSM: the one that could be had is of an older make, which the guards of our calls do not fit, so that another service's is told to speak to it.
import { partition } from '@aws-sdk/core/client'
import {
  DAXClient,
  type DAXClientResolvedConfig,
  type ListTagsCommandOutput,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-dax'
import { makeBuilder } from '@smithy/core/client'
import { getEndpointPlugin } from '@smithy/core/endpoints'
import type { ClientConfig } from './connection.ts'

export type CloudHsmClient = DAXClient

/** Both speak JSON 1.1; what tells them apart is here: their target, the name that a signature bears, and the host. */
export const cloudHsmClient = (config: ClientConfig): CloudHsmClient =>
  new DAXClient({
    ...config,
    serviceId: 'CloudHSM V2',
    protocolSettings: { defaultNamespace: namespace, serviceTarget: service },
    endpointProvider: ({ Endpoint, Region = '', UseFIPS, UseDualStack }) => ({
      url: new URL(Endpoint ?? hostOf(Region, UseFIPS === true, UseDualStack === true)),
      properties: { authSchemes: [{ name: 'sigv4', signingName: 'cloudhsm', signingRegion: Region, properties: {} }] },
    }),
  })

// Names as in the service's model, by its client of version 3.332.0.
const namespace = 'com.amazonaws.cloudhsmv2'
const service = 'BaldrApiService'

function hostOf(region: string, fips: boolean, dual: boolean): string {
  const { dnsSuffix, dualStackDnsSuffix } = partition(region)
  return `https://cloudhsmv2${fips ? '-fips' : ''}.${region}.${dual ? dualStackDnsSuffix : dnsSuffix}`
}

interface Page {
  NextToken?: string | undefined
  MaxResults?: number
}

/** What is listed is kept as it came, and looked at by whoever reads it. */
const listing = <Output extends object>(operation: string, list: string) =>
  command<Page, Output & Pick<ListTagsCommandOutput, '$metadata' | 'NextToken'>>({}, () => [], operation, [
    operationSchema,
    namespace,
    operation,
    0,
    () => [structure, namespace, `${operation}Request`, 0, ['NextToken', 'MaxResults'], [text, number]],
    () => [structure, namespace, `${operation}Response`, 0, ['NextToken', list], [text, document]],
  ])

const command = makeBuilder<DAXClientResolvedConfig, ServiceInputTypes, ServiceOutputTypes>(
  {
    UseFIPS: { type: 'builtInParams', name: 'useFipsEndpoint' },
    Endpoint: { type: 'builtInParams', name: 'endpoint' },
    Region: { type: 'builtInParams', name: 'region' },
    UseDualStack: { type: 'builtInParams', name: 'useDualstackEndpoint' },
  },
  service,
  'CloudHSMV2Client',
  getEndpointPlugin,
)

/** Numbers by which the SDK's core knows kinds of shapes. */
const [operationSchema, structure, text, number, document] = [9, 3, 0, 1, 15] as const

export interface ListedCluster {
  ClusterId?: string
  State?: unknown
  BackupRetentionPolicy?: unknown
  Hsms?: unknown
  SourceBackupId?: unknown
  TagList?: unknown
}

export class DescribeClustersCommand extends listing<{ Clusters?: ListedCluster[] }>('DescribeClusters', 'Clusters') {}
export class DescribeBackupsCommand extends listing<{ Backups?: { BackupId?: string }[] }>(
  'DescribeBackups',
  'Backups',
) {}
