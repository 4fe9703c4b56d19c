// aws_db_parameter_group, aws_db_option_group and aws_redshift_parameter_group: what a database demands of who connects, and what it writes down.
import { notTold, type PlannedRow } from '../../model/planned.ts'
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

/** A replica may take the group of its source. The group of a new one has what the plan sets, and that of AWS itself nothing: nobody can change it. In another somebody may have set more. */
export function databaseParameters({ main, row, parts }: Planned): Answered {
  const [group] = parts('aws_db_parameter_group')
  const name = textIn(written(main, 'parameter_group_name'))
  const isFirst = main?.isNew === true && !isSet(of(main, 'replicate_source_db'))
  const isOwnOfAws = isFirst && (name === undefined || (typeof name === 'string' && name.startsWith('default.')))
  const set = group?.isNew === true ? parametersOf(group) : isOwnOfAws ? [] : undefined
  if (set === undefined) return undefined
  const list = listIn(set)
  const isThere = (one: string) => list?.some((found) => at(found, 'ParameterName') === one) === true
  return told('rds:DescribeDBParameters', group ?? row, {
    Parameters:
      list === undefined
        ? set
        : [
            ...list,
            ...asked.filter((one) => !isThere(one)).map((one) => ({ ParameterName: one, Source: 'engine-default' })),
          ],
  })
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

/** The first family of Redshift demands no TLS and logs no queries: redshift/latest/mgmt/working-with-parameter-groups.html */
export function warehouseParameters({ main, row, parts }: Planned): Answered {
  const operation = 'redshift:DescribeClusterParameters'
  const [group] = parts('aws_redshift_parameter_group')
  if (textIn(written(main, 'cluster_parameter_group_name')) === undefined)
    return told(operation, row, { Parameters: unset })
  if (group?.isNew !== true || of(group, 'family') !== 'redshift-1.0') return undefined
  const set = parametersOf(group)
  const list = listIn(set)
  if (list === undefined) return told(operation, group, { Parameters: set })
  const rest = unset.filter(({ ParameterName: name }) => !list.some((one) => at(one, 'ParameterName') === name))
  return told(operation, group, { Parameters: [...list, ...rest] })
}

const unset = [
  { ParameterName: 'require_ssl', ParameterValue: 'false' },
  { ParameterName: 'enable_user_activity_logging', ParameterValue: 'false' },
]
