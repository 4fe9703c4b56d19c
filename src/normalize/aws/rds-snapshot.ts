// AWS::RDS::DBSnapshot: a backup, for a copy of one where it was copied from, and who else may restore it.
import * as v from 'valibot'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { anySnapshot } from './rds-any-snapshot.ts'
import { rdsArn } from './rds-references.ts'
import { fieldOrNone, type Telling } from './telling.ts'

const spelled = {
  api: {
    encrypted: 'Encrypted',
    key: 'KmsKeyId',
    kind: 'StorageEncryptionType',
    source: 'SourceDBSnapshotIdentifier',
    sourceRegion: 'SourceRegion',
  },
  config: {
    encrypted: 'encrypted',
    key: 'kmsKeyId',
    kind: 'storageEncryptionType',
    source: 'sourceDBSnapshotIdentifier',
    sourceRegion: 'sourceRegion',
  },
} as const

export const databaseSnapshot = (observation: Observation): Resource | Gap | undefined =>
  anySnapshot(observation, { kind: 'DBSnapshot', word: 'snapshot', spelled, original })

/** AWS names a source only for a copy; of a copy whose original it names no more, at least the region is told. */
function original(told: Telling): Fact<Reference[]> {
  const name = spelled[told.spelling]
  const region = fieldOrNone(told, name.sourceRegion, v.string(), null)
  const source = chain(region, (place) =>
    chain(fieldOrNone(told, name.source, v.string(), null), (of, from) => known({ place, of }, from)),
  )
  return pointers('source', 'rds-snapshot-copy', source, ({ place, of }, from) => {
    if (of === null) return place === null ? [] : [{ locator: unknown('not-recorded', told.permission) }]
    return [{ locator: known(rdsArn({ ...told.arn, region: place ?? told.arn.region }, 'snapshot', of), from) }]
  })
}
