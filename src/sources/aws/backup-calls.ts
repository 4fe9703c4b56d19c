// The service of AWS Backup, and the calls that more than one of its types makes.
import {
  type BackupVaultListMember,
  BackupClient,
  ListBackupVaultsCommand,
  type ListBackupVaultsCommandOutput,
  ListTagsCommand,
} from '@aws-sdk/client-backup'
import { isRecord } from '../../model/json.ts'
import type { Reply, Service } from './caller.ts'
import { listQuestion, type Question } from './collection.ts'
import type { Listing } from './listing.ts'
import { kept } from './once-per.ts'

export const backup: Service<BackupClient> = {
  name: 'backup',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new BackupClient(config),
}

/** Without a kind, it lists those of each kind. */
export const vaults: Omit<
  Listing<BackupClient, ListBackupVaultsCommandOutput, BackupVaultListMember>,
  'region' | 'type'
> = {
  service: backup,
  operation: 'ListBackupVaults',
  oncePerPage: kept<Promise<Reply<ListBackupVaultsCommandOutput>>>(),
  send: (client, NextToken) => client.send(new ListBackupVaultsCommand({ NextToken })),
  items: ({ BackupVaultList }) => BackupVaultList,
  next: ({ NextToken }) => NextToken,
  id: ({ BackupVaultName }) => BackupVaultName,
}

/** Tags come as one object, which grows from page to page. */
export const tagsOf = <Item>(arn: (item: Item) => string | undefined): Question<BackupClient, Item> =>
  listQuestion({
    operation: 'ListTags',
    name: 'Tags',
    send: (client, item, NextToken) => client.send(new ListTagsCommand({ ResourceArn: arn(item), NextToken })),
    items: ({ Tags }) => (isRecord(Tags) ? Object.entries(Tags).map(([Key, Value]) => ({ Key, Value })) : undefined),
    next: ({ NextToken }) => NextToken,
    id: ({ Key }) => Key,
  })
