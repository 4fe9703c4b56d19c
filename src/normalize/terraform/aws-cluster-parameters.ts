// aws_rds_cluster_parameter_group and its kin: what a cluster of databases demands of who connects, and what it writes down.
import { notTold, type PlannedRow } from '../../model/planned.ts'
import { isOwnOfAws, parametersIn } from './aws-parameters.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { isSet, of, textIn, written, writtenBlock } from './values.ts'

/** All that is asked of a cluster: where nobody sets one, its engine decides. */
const asked = [
  'audit_logs',
  'neptune_enable_audit_log',
  'pgaudit.log',
  'rds.force_ssl',
  'require_secure_transport',
  'server_audit_events',
  'server_audit_excl_users',
  'server_audit_incl_users',
  'server_audit_logging',
  'shared_preload_libraries',
  'ssl_min_protocol_version',
  'tls',
  'tls_version',
]

const groups = [
  'aws_docdb_cluster_parameter_group',
  'aws_neptune_cluster_parameter_group',
  'aws_rds_cluster_parameter_group',
]

/** A replica, and what is restored to a point in time, may take the group of what it is made of. */
export function clusterParameters({ main, row, parts }: Planned): Answered {
  const [group] = groups.flatMap(parts)
  const isMadeOfAnother =
    isSet(of(main, 'replication_source_identifier')) || isSet(writtenBlock(main, 'restore_to_point_in_time'))
  const isOfAws = main?.isNew === true && !isMadeOfAnother && isOwnOfAws(textIn(written(main, groupNameIn(main))))
  const set = parametersIn(group, isOfAws, asked)
  return set === undefined ? undefined : told('rds:DescribeDBClusterParameters', group ?? row, { Parameters: set })
}

const groupNameIn = (main: PlannedRow | undefined): string =>
  main?.type === 'aws_neptune_cluster' ? 'neptune_cluster_parameter_group_name' : 'db_cluster_parameter_group_name'

/** Nothing waits for a reboot of what is yet to be made; of what exists only AWS knows. The older kind of serverless cluster has no instances. */
export function membersInForce(main: PlannedRow | undefined): unknown {
  if (main?.isNew !== true) return notTold
  return of(main, 'engine_mode') === 'serverless' ? [] : [{ DBClusterParameterGroupStatus: 'in-sync' }]
}
