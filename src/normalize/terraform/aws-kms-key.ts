// aws_kms_key and its kin: whose the key is, where its material is held, and the regions that a multi-region key is copied to.
import type { PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, isSet, of, tagList, usual } from './values.ts'

export function key({ main, row, parts }: Planned): Answered[] {
  if (main === undefined) return []
  const rotates =
    main.type === 'aws_kms_key' ? (of(main, 'enable_key_rotation') ?? usual(main, 'enable_key_rotation')) : false
  return [
    told('kms:DescribeKey', main, {
      KeyMetadata: {
        Arn: row.id,
        KeyManager: 'CUSTOMER', // a key of AWS's own is not made by anyone
        Origin: origin(main),
        Enabled: enabled(main),
        KeyState: 'Enabled',
        ...family(main, parts('aws_kms_replica_key')),
      },
    }),
    main.type === 'aws_kms_replica_key' // it rotates as its primary does
      ? undefined
      : told('kms:GetKeyRotationStatus', main, { KeyRotationEnabled: rotates }),
    told('kms:ListResourceTags', main, { Tags: tagList(main, 'TagKey', 'TagValue') }),
  ]
}

function enabled(main: PlannedRow): unknown {
  const name = main.type === 'aws_kms_key' ? 'is_enabled' : 'enabled'
  return of(main, name) ?? usual(main, name)
}

function origin(main: PlannedRow): string {
  if (main.type === 'aws_kms_external_key') return 'EXTERNAL'
  if (isSet(of(main, 'xks_key_id'))) return 'EXTERNAL_KEY_STORE'
  return isSet(of(main, 'custom_key_store_id')) ? 'AWS_CLOUDHSM' : 'AWS_KMS'
}

function family(main: PlannedRow, replicas: readonly PlannedRow[]): Record<string, unknown> {
  const primary = of(main, 'primary_key_arn')
  if (main.type === 'aws_kms_replica_key')
    return {
      MultiRegion: true,
      MultiRegionConfiguration: { PrimaryKey: { Arn: primary }, ReplicaKeys: [{ Arn: main.id }] },
    }
  const isMultiRegion = of(main, 'multi_region') ?? usual(main, 'multi_region')
  if (isMultiRegion !== true) return { MultiRegion: isMultiRegion }
  return {
    MultiRegion: true,
    MultiRegionConfiguration: {
      PrimaryKey: { Arn: main.id },
      ReplicaKeys: allOf(
        main,
        replicas.map(({ id }) => ({ Arn: id })),
      ),
    },
  }
}
