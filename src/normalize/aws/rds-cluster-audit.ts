// Whether a cluster logs each access to its data: by a stream of its activity, or as its parameter group says, by engine.
import * as v from 'valibot'
import { allTrue, anyTrue, chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import { sessionAudit, words } from './rds-audit.ts'
import { exportedLogs, streamOf } from './rds-cluster-references.ts'
import { spelledCluster } from './rds-cluster-spelling.ts'
import { type Parameters, switchedOn, valueOf } from './rds-parameters.ts'
import { off } from './rds-transit.ts'
import { field, type Telling } from './telling.ts'

export const clusterAudit = (told: Telling, read: Parameters): Fact<boolean> =>
  anyTrue(
    map(streamOf(told), (state) => state === 'started'),
    chain(field(told, spelledCluster[told.spelling].engine, v.string()), (engine) => written(engine, told, read)),
  )

/** What is written to the disk of an instance goes with it: but for PostgreSQL, whose log RDS keeps, it must be exported. */
function written(engine: string, told: Telling, read: Parameters): Fact<boolean> {
  const exported = map(exportedLogs(told), (logs) => logs.includes('audit'))
  switch (engine) {
    case 'aurora-postgresql':
    case 'postgres':
      return sessionAudit(read)
    case 'aurora': // as the first kind of it is called
    case 'aurora-mysql':
      return allTrue(exported, advancedAudit(read))
    case 'docdb':
      return allTrue(exported, documentAudit(read))
    case 'neptune':
      return allTrue(exported, chain(valueOf(read('neptune_enable_audit_log'), off), switchedOn))
    default:
      return unknown('unsupported', 'rds:DescribeDBClusterParameters')
  }
}

/** Everyone's queries: AuroraUserGuide/AuroraMySQL.Auditing.html. A list of users leaves the others out. */
function advancedAudit(read: Parameters): Fact<boolean> {
  const nothing = known('', [])
  const isEmpty = (name: string) => map(valueOf(read(name), nothing, nothing), (value) => value === '')
  return allTrue(
    chain(valueOf(read('server_audit_logging'), off, off), switchedOn),
    map(valueOf(read('server_audit_events'), nothing, nothing), (value) =>
      words(value).some((event) => event === 'query' || event === 'query_dml'),
    ),
    isEmpty('server_audit_incl_users'),
    isEmpty('server_audit_excl_users'),
  )
}

/** documentdb/latest/developerguide/event-auditing.html: `enabled` is of changes to what there is, as `ddl` is, and tells no reading. */
const documentAudit = (read: Parameters): Fact<boolean> =>
  map(valueOf(read('audit_logs'), known('disabled', [])), (value) => {
    const kinds = words(value)
    return kinds.includes('all') || ['dml_read', 'dml_write'].every((one) => kinds.includes(one))
  })
