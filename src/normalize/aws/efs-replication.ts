// Which file systems EFS keeps in step with this one, and which one it is itself kept in step with.
import * as v from 'valibot'
import { type Fact, gather, known } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import type { Arn } from './arn.ts'

const replicating = 'elasticfilesystem:DescribeReplicationConfigurations'

const list = v.pipe(
  v.object({
    Replications: v.array(
      v.object({
        SourceFileSystemArn: v.string(),
        Destinations: v.array(
          v.object({ FileSystemId: v.string(), Region: v.string(), OwnerId: v.optional(v.string(), '') }),
        ),
      }),
    ),
  }),
  v.transform(({ Replications }) => Replications),
)

/** A paused or failed replication leaves its copy where it is. Config does not record any. */
export function replications({ answers }: Observation, arn: Arn): Fact<Reference[]> {
  const told = ask(answers, call(replicating), list, { ReplicationNotFound: [] })
  return gather(
    pointers('replica', 'efs-replication', told, (all, from) =>
      all
        .filter((one) => one.SourceFileSystemArn === arn.text)
        .flatMap((one) => one.Destinations.map((copy) => ({ locator: known(destination(arn, copy), from) }))),
    ),
    pointers('source', 'efs-replication', told, (all, from) =>
      all
        .filter((one) => one.Destinations.some((copy) => copy.FileSystemId === arn.name && copy.Region === arn.region))
        .map((one) => ({ locator: known(one.SourceFileSystemArn, from) })),
    ),
  )
}

/** An owner that is not named may be another account: the ARN then names none. */
const destination = (
  { partition }: Arn,
  { FileSystemId, Region, OwnerId }: { FileSystemId: string; Region: string; OwnerId: string },
): string => `arn:${partition}:elasticfilesystem:${Region}:${OwnerId}:file-system/${FileSystemId}`
