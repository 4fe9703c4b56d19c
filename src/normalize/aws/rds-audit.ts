// Whether a database logs each access to its data: asked of its parameters or of its option group, by engine.
import * as v from 'valibot'
import { allTrue, chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Answer } from '../../model/observation.ts'
import { ask, call } from './answers.ts'
import type { Engine } from './rds-engine.ts'
import { type Parameters, valueOf } from './rds-parameters.ts'
import { spelled } from './rds-spelling.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

const optionReading = call('rds:DescribeOptionGroups')

export function dataAccess(told: Telling, engine: Engine, read: Parameters, answers: readonly Answer[]): Fact<boolean> {
  if (engine.clustered) return ofMember(engine, read)
  return chain(engine.family, (family) => {
    if (family === 'postgres') return sessionAudit(read)
    if (family === 'mysql' || family === 'mariadb') return pluginAudit(told, answers)
    return unknown('unsupported', optionReading.permission)
  })
}

/**
 * The cluster answers for its instances. Of these settings one of PostgreSQL may have its own, which hold rather than the
 * cluster's: AuroraUserGuide/AuroraPostgreSQL.Reference.ParameterGroups.html
 */
function ofMember({ family }: Engine, read: Parameters): Fact<boolean> {
  return chain(family, (name) => {
    if (name !== 'postgres') return waiting
    const own = ['shared_preload_libraries', 'pgaudit.log'].map((one) => map(read(one), (found) => found?.Source))
    const unread = own.find((one) => one.state === 'unknown')
    if (unread !== undefined) return unread
    return own.some((one) => one.state !== 'unknown' && one.value === 'user')
      ? unknown('unsupported', 'rds:DescribeDBParameters')
      : waiting
  })
}

const waiting = unknown('unresolved', 'rds:DescribeDBClusterParameters')

/** pgaudit must be loaded and told to log reads and writes; set without being loaded it logs nothing. */
export function sessionAudit(read: Parameters): Fact<boolean> {
  const nothing = known('', [])
  const loaded = map(valueOf(read('shared_preload_libraries'), nothing, nothing), (value) =>
    words(value).includes('pgaudit'),
  )
  const classes = map(valueOf(read('pgaudit.log'), nothing, nothing), (value) => logsBoth(words(value)))
  return allTrue(loaded, classes)
}

export const words = (list: string): string[] => list.split(',').map((word) => word.trim().toLowerCase())

/** `all, -misc` is all but one class; a class taken away stays away. */
const logsBoth = (classes: string[]): boolean =>
  ['read', 'write'].every((one) => (classes.includes('all') || classes.includes(one)) && !classes.includes(`-${one}`))

/** The export ships what the audit plugin writes: without the plugin, which only the option group shows, it ships nothing. */
function pluginAudit(told: Telling, answers: readonly Answer[]): Fact<boolean> {
  return chain(exportedLogs(told), (logs, from) => {
    if (!logs.includes('audit')) return known(false, from)
    return chain(optionGroup(told), (group, of) =>
      group.startsWith('default:') ? known(false, of) : ask(answers, optionReading, pluginOptions),
    )
  })
}

/** The API leaves the field out where nothing is exported; an item may be older than the field (2018). */
function exportedLogs(told: Telling): Fact<string[]> {
  const name = spelled[told.spelling].exportedLogs
  const shape = v.array(v.string())
  return told.spelling === 'api' ? fieldOrNone(told, name, shape, []) : field(told, name, shape)
}

function optionGroup(told: Telling): Fact<string> {
  const { optionGroups, optionGroup: name } = spelled[told.spelling]
  const shape = v.pipe(
    v.strictTuple([v.object({ [name]: v.string() })]),
    v.transform(([group]) => group[name] ?? ''),
  )
  return field(told, optionGroups, shape)
}

const option = v.object({
  OptionName: v.string(),
  OptionSettings: v.optional(v.array(v.object({ Name: v.string(), Value: v.optional(v.string(), '') })), []),
})

const pluginOptions = v.pipe(
  v.object({ OptionGroupsList: v.strictTuple([v.object({ Options: v.array(option) })]) }),
  v.transform(({ OptionGroupsList: [{ Options }] }) => Options.some(logsQueries)),
)

/** Everyone's queries: connections alone are no access to data, and a list of users leaves others out. */
function logsQueries({ OptionName, OptionSettings }: v.InferOutput<typeof option>): boolean {
  const value = (name: string) => OptionSettings.find(({ Name }) => Name === name)?.Value ?? ''
  return (
    OptionName === 'MARIADB_AUDIT_PLUGIN' &&
    words(value('SERVER_AUDIT_EVENTS')).includes('query') &&
    value('SERVER_AUDIT_INCL_USERS') === '' &&
    value('SERVER_AUDIT_EXCL_USERS') === ''
  )
}
