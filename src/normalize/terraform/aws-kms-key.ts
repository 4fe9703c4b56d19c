// aws_kms_key and its kin: whose the key is, where its material is held, who may use it, and the regions that it is copied to.
import { notTold, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, isSet, of, tagList, textIn, usual, written } from './values.ts'

export function key(planned: Planned): Answered[] {
  const { main, row, parts } = planned
  if (main === undefined) return granted(planned)
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
        ...family(main, [...parts('aws_kms_replica_key'), ...parts('aws_kms_replica_external_key')]),
      },
    }),
    main.type === 'aws_kms_replica_key' // it rotates as its primary does
      ? undefined
      : told('kms:GetKeyRotationStatus', main, { KeyRotationEnabled: rotates }),
    told('kms:ListResourceTags', main, { Tags: tagList(main, 'TagKey', 'TagValue') }),
    told('kms:GetKeyPolicy', parts('aws_kms_key_policy')[0] ?? main, { Policy: policyOf(planned) }),
    told('kms:ListGrants', main, { Grants: allOf(main, parts('aws_kms_grant').map(grant)) }),
  ]
}

/** Of a key that the plan does not manage. One of AWS's own has a policy that nobody can write, and no grants. */
function granted(planned: Planned): Answered[] {
  const { row, parts } = planned
  const [policy] = parts('aws_kms_key_policy')
  const grants = parts('aws_kms_grant')
  if (policy === undefined && grants.length === 0) return []
  return [
    told('kms:DescribeKey', row, { KeyMetadata: { Arn: row.id, KeyManager: 'CUSTOMER' } }),
    told('kms:GetKeyPolicy', policy ?? row, { Policy: policyOf(planned) }),
    told('kms:ListGrants', row, { Grants: allOf(undefined, grants.map(grant)) }),
  ]
}

function policyOf({ main, parts }: Planned): unknown {
  const [own] = parts('aws_kms_key_policy')
  if (own !== undefined) return of(own, 'policy')
  // What becomes of a policy whose block is taken away, the provider decides.
  if (main?.removed.includes('aws_kms_key_policy') === true && !main.sets.includes('policy')) return notTold
  return textIn(written(main, 'policy')) ?? (main?.isNew === true ? byDefault : notTold)
}

/** Only the key's own account: kms/latest/developerguide/key-policy-default.html */
const byDefault = JSON.stringify({ Statement: [] })

/** Terraform takes no service of AWS for a grantee, so that it does not matter who issues the grant. */
const grant = (one: PlannedRow) => ({
  Operations: of(one, 'operations'),
  GranteePrincipal: of(one, 'grantee_principal'),
})

function enabled(main: PlannedRow): unknown {
  const name = main.type === 'aws_kms_key' ? 'is_enabled' : 'enabled'
  return of(main, name) ?? usual(main, name)
}

function origin(main: PlannedRow): string {
  if (main.type === 'aws_kms_external_key' || main.type === 'aws_kms_replica_external_key') return 'EXTERNAL'
  if (isSet(of(main, 'xks_key_id'))) return 'EXTERNAL_KEY_STORE'
  return isSet(of(main, 'custom_key_store_id')) ? 'AWS_CLOUDHSM' : 'AWS_KMS'
}

function family(main: PlannedRow, replicas: readonly PlannedRow[]): Record<string, unknown> {
  const primary = of(main, 'primary_key_arn')
  if (main.type === 'aws_kms_replica_key' || main.type === 'aws_kms_replica_external_key')
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
