// What a cluster of Redshift and a snapshot of one have in common: names without an ARN, and tags.
import type { Fact } from '../../model/fact.ts'
import type { Label } from '../../model/resource.ts'
import type { Arn } from './arn.ts'
import { tagList } from './labels.ts'
import { field, type Telling } from './telling.ts'

type Home = Pick<Arn, 'partition' | 'region' | 'account'>

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonredshift.html */
export const clusterArn = ({ partition, region, account }: Home, cluster: string): string =>
  `arn:${partition}:redshift:${region}:${account}:cluster:${cluster}`

export const clusterSnapshotArn = ({ partition, region, account }: Home, cluster: string, snapshot: string): string =>
  `arn:${partition}:redshift:${region}:${account}:snapshot:${cluster}/${snapshot}`

/** The tags come with the description. */
export const redshiftLabels = (told: Telling, permission: string): Fact<Label[]> =>
  told.labels ?? field({ ...told, permission }, 'Tags', tagList)
