// AWS::FSx::FileSystem: a file system of Windows, Lustre, ONTAP or OpenZFS, from the API, as Config knows no such type.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map } from '../../model/fact.ts'
import type { AtRest, Custody, Days } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Label, Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { withoutAccount } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { copies } from './fsx-copies.ts'
import { type FileSystem, fileSystemOf } from './fsx-kinds.ts'
import { logs } from './fsx-logs.ts'
import { tagList } from './labels.ts'
import { encryptedBy, type Encryption, keyReference } from './storage-encryption.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const operation = 'fsx:DescribeFileSystems'
const describing = { operation, wrapper: 'FileSystems', arn: 'ResourceARN', tagging: operation }

/** Its ARN names the region; FSx does not say in which zone its subnet is. */
export function managedFileSystem(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const kind = fileSystemOf(told)
  const resource = awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::FSx::FileSystem',
    holds: 'content',
    facets: {
      ...encryption(told, kind),
      classification: unclassified,
      backupRetention: { days: retention(kind) },
      redundancy: {
        mode: map(kind.deployment, (word) => (word.startsWith('MULTI_AZ') ? 'multi-zone' : 'single-zone')),
      },
      ...placedLater,
    },
    labels: labelsOf(told),
    references: gather(keys(told, kind), copies(observation, told, kind), logs(kind)),
  })
  return { ...resource, aliases: [withoutAccount(told.arn)] }
}

/**
 * Always encrypted: https://docs.aws.amazon.com/fsx/latest/WindowsGuide/encryption-at-rest.html and its like for the others.
 * Scratch file systems are under a key of the service, which the answer leaves out.
 */
function encryption(told: Telling, { scratch }: FileSystem): { atRest: AtRest; custody: Custody } {
  const { atRest, custody } = encryptedBy(always(told))
  const settled = <T>(ofService: T, other: Fact<T>): Fact<T> =>
    chain(scratch, (yes, from) => (yes ? known(ofService, from) : other))
  return {
    atRest: { ...atRest, keyOwner: settled<'provider' | 'customer' | 'none'>('provider', atRest.keyOwner) },
    custody: { exclusive: settled(false, custody.exclusive) },
  }
}

const always = (told: Telling): Encryption => ({
  encrypted: known(true, told.from),
  key: field(told, 'KmsKeyId', v.string()),
})

const keys = (told: Telling, { scratch }: FileSystem): Fact<Reference[]> =>
  scratch.state === 'known' && scratch.value
    ? known([], scratch.from)
    : keyReference(always(told), told, 'fsx-encryption')

/** There are no backups of a scratch file system: https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-backups-fsx.html */
const retention = ({ scratch, settings }: FileSystem): Fact<Days> =>
  chain(scratch, (yes, from) => (yes ? known(0, from) : field(settings, 'AutomaticBackupRetentionDays', v.number())))

const labelsOf = (told: Telling): Fact<Label[]> => told.labels ?? field(told, 'Tags', tagList)
