// aws_db_parameter_group, aws_db_option_group and aws_redshift_parameter_group: what a database demands of who connects, and what it writes down.
import { notTold, others, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, each, isSet, listIn, of, textIn, written } from './values.ts'

/** All that is asked of a database: where nobody sets one, its engine decides. */
const asked = [
  'pgaudit.log',
  'rds.force_ssl',
  'rds.tls10',
  'rds.tls11',
  'require_secure_transport',
  'shared_preload_libraries',
  'ssl_min_protocol_version',
  'tls_version',
]

/** A replica may take the group of its source. */
export function databaseParameters({ main, row, parts }: Planned): Answered {
  const [group] = parts('aws_db_parameter_group')
  const isFirst = main?.isNew === true && !isSet(of(main, 'replicate_source_db'))
  const set = parametersIn(group, isFirst && isOwnOfAws(textIn(written(main, 'parameter_group_name'))), asked)
  return set === undefined ? undefined : told('rds:DescribeDBParameters', group ?? row, { Parameters: set })
}

/** What is new has one of AWS where nobody names another. */
export const isOwnOfAws = (name: unknown): boolean =>
  name === undefined || (typeof name === 'string' && name.startsWith('default.'))

/**
 * All that is asked of a group: a new one has what the plan sets, and that of AWS itself nothing, which nobody can change.
 * In one that exists somebody may have set more. Undefined of one that the plan does not have.
 */
export function parametersIn(group: PlannedRow | undefined, isOfAws: boolean, asked: readonly string[]): unknown {
  const set = group === undefined ? (isOfAws ? [] : undefined) : parametersOf(group)
  const list = listIn(set)
  if (list === undefined) return set
  if (group?.isNew === false) return [...list, others]
  const isThere = (one: string) => list.some((found) => at(found, 'ParameterName') === one)
  return [
    ...list,
    ...asked.filter((one) => !isThere(one)).map((one) => ({ ParameterName: one, Source: 'engine-default' })),
  ]
}

const parametersOf = (group: PlannedRow): unknown =>
  each(of(group, 'parameter'), (one) => ({
    ParameterName: at(one, 'name'),
    ParameterValue: at(one, 'value'),
    Source: 'user',
  }))

/** What the audit plugin writes down where nobody says it, the provider does not tell. */
export function databaseOptions({ parts }: Planned): Answered {
  const [group] = parts('aws_db_option_group')
  if (group?.isNew !== true) return undefined
  return told('rds:DescribeOptionGroups', group, {
    OptionGroupsList: [
      {
        Options: each(of(group, 'option'), (one) => ({
          OptionName: at(one, 'option_name'),
          OptionSettings: settingsOf(one),
        })),
      },
    ],
  })
}

function settingsOf(option: unknown): unknown {
  const set = each(at(option, 'option_settings'), (one) => ({ Name: at(one, 'name'), Value: at(one, 'value') }))
  const list = listIn(set)
  const isTold = list?.some((one) => at(one, 'Name') === 'SERVER_AUDIT_EVENTS') !== false
  return isTold || at(option, 'option_name') !== 'MARIADB_AUDIT_PLUGIN' ? set : notTold
}

/**
 * The first family of Redshift demands no TLS, the second does, and neither logs queries: redshift/latest/mgmt/working-with-parameter-groups.html.
 * Since January 2025 a cluster that is made without a group has the default of the second; one that exists may have either.
 */
export function warehouseParameters({ main, row, parts }: Planned): Answered {
  const operation = 'redshift:DescribeClusterParameters'
  const [group] = parts('aws_redshift_parameter_group')
  const own = textIn(written(main, 'cluster_parameter_group_name')) ?? (main?.isNew === true ? newest : undefined)
  const unchangeable = typeof own === 'string' ? defaults.get(own) : undefined
  if (unchangeable !== undefined) return told(operation, row, { Parameters: unchangeable })
  if (group?.isNew !== true || of(group, 'family') !== 'redshift-1.0') return undefined
  const set = parametersOf(group)
  const list = listIn(set)
  if (list === undefined) return told(operation, group, { Parameters: set })
  const rest = parametersWith(false).filter(
    ({ ParameterName: name }) => !list.some((one) => at(one, 'ParameterName') === name),
  )
  return told(operation, group, { Parameters: [...list, ...rest] })
}

const parametersWith = (tls: boolean) => [
  { ParameterName: 'require_ssl', ParameterValue: String(tls) },
  { ParameterName: 'enable_user_activity_logging', ParameterValue: 'false' },
]

/** Nobody can change these. */
const newest = 'default.redshift-2.0'
const defaults = new Map([
  ['default.redshift-1.0', parametersWith(false)],
  [newest, parametersWith(true)],
])
