// The parameters of a flexible server: whether it refuses plaintext, from which TLS version on, and whether it writes down each access.
import * as v from 'valibot'
import { type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import { beside, listOf } from './beside.ts'
import { tls } from './tls.ts'

export interface Product {
  /** As Azure spells it. */
  type: string
  /** In the names of mechanisms. */
  word: string
  /** The logs that its audit is written to. */
  category: string
  /** Which parameter names the lowest TLS version. */
  tls: string
  /** Whether its parameters make it write down each access. */
  audits(values: ReadonlyMap<string, string>): boolean
}

const wordsOf = (value: string | undefined): string[] =>
  (value ?? '')
    .toLowerCase()
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')

const has = (value: string | undefined, words: readonly string[]): boolean =>
  wordsOf(value).some((word) => words.includes(word))

/** `ALL, -READ` leaves out what is only read: https://github.com/pgaudit/pgaudit#pgauditlog */
const covers = (log: string | undefined, statements: 'read' | 'write'): boolean =>
  has(log, ['all', statements]) && !has(log, ['-all', `-${statements}`])

/** https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-audit */
export const postgresql: Product = {
  type: 'Microsoft.DBforPostgreSQL/flexibleServers',
  word: 'postgresql',
  category: 'PostgreSQLLogs',
  tls: 'ssl_min_protocol_version',
  audits: (values) =>
    has(values.get('log_statement'), ['all']) ||
    (has(values.get('shared_preload_libraries'), ['pgaudit']) &&
      covers(values.get('pgaudit.log'), 'read') &&
      covers(values.get('pgaudit.log'), 'write')),
}

/** What Azure itself does, which is left out where nobody says otherwise. */
const azures = 'azure_superuser'

/** https://learn.microsoft.com/azure/mysql/flexible-server/concepts-audit-logs: `GENERAL` is every statement, of those who are not left out. */
export const mysql: Product = {
  type: 'Microsoft.DBforMySQL/flexibleServers',
  word: 'mysql',
  category: 'MySqlAuditLogs',
  tls: 'tls_version',
  audits: (values) =>
    has(values.get('audit_log_enabled'), ['on']) &&
    has(values.get('audit_log_events'), ['general']) &&
    wordsOf(values.get('audit_log_include_users')).length === 0 &&
    wordsOf(values.get('audit_log_exclude_users')).every((user) => user === azures),
}

export interface Parameters {
  secure: boolean
  minimum(from: number[]): Fact<number>
  audits: boolean
}

const parameter = v.object({ name: v.string(), properties: v.object({ value: v.nullish(v.string(), '') }) })

/** Without `require_secure_transport` the list is none of a server's. */
export function parametersOf(observation: Observation, product: Product): Fact<Parameters> {
  const action = `${product.type}/configurations/read`
  const all = beside(
    observation,
    action,
    v.pipe(
      listOf(parameter),
      v.check((found) => found.some(isSecure)),
    ),
  )
  return map(all, (found) => {
    const values = new Map(found.map(({ name, properties }) => [name.toLowerCase(), properties.value]))
    return {
      secure: has(values.get('require_secure_transport'), ['on']),
      minimum: (from) => lowest(values.get(product.tls), from),
      audits: product.audits(values),
    }
  })
}

const isSecure = ({ name }: { name: string }): boolean => name.toLowerCase() === 'require_secure_transport'

/** MySQL lists each version that it takes. */
function lowest(value: string | undefined, from: number[]): Fact<number> {
  const versions = v.safeParse(
    v.pipe(v.array(tls), v.minLength(1)),
    (value ?? '').split(',').map((one) => one.trim()),
  )
  return versions.success ? known(Math.min(...versions.output), from) : unknown('malformed')
}
