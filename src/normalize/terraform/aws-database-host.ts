// The host of a database of AWS, by which a replication, a record or whatever else of the plan points at it.
import type { PlannedRow } from '../../model/planned.ts'
import { of, textIn, unlessMarked } from './values.ts'

/** As AWS has given it; else as rules/terraform.yaml makes it of the name for whatever refers to `attribute`. One name may be that of a cluster and that of a database. */
export function databaseHost(main: PlannedRow | undefined, attribute: string, kind = ''): unknown {
  const own = unlessMarked(textIn(of(main, attribute)))
  if (own !== undefined || main?.isNew !== true) return own
  const { name, account, region = 'unknown' } = main
  return `${name}.${kind}${account}.${region}.${serviceOf(main)}.amazonaws.com`
}

const serviceOf = ({ type }: PlannedRow): string =>
  type.startsWith('aws_docdb_') ? 'docdb' : type.startsWith('aws_neptune_') ? 'neptune' : 'rds'
