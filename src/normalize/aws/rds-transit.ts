// Whether a database refuses plaintext, and which TLS it accepts: a question to its parameter group, by engine.
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { InTransit } from '../../model/facets.ts'
import { type Engine, type Family, since } from './rds-engine.ts'
import { type Parameters, switchedOn, valueOf } from './rds-parameters.ts'

export function inTransit({ family, version, clustered }: Engine, read: Parameters): InTransit {
  if (clustered) return { enforced: itsClusters, minimumVersion: itsClusters }
  if (family.state === 'unknown') return { enforced: family, minimumVersion: family }
  if (family.value === undefined) return nobodyReads('rds:DescribeOptionGroups')
  return {
    enforced: enforced(family.value, version, read),
    minimumVersion: minimumVersion(family.value, version, read),
  }
}

const itsClusters = unknown('unresolved', 'rds:DescribeDBClusterParameters')

const nobodyReads = (permission: string): InTransit => ({
  enforced: unknown('unsupported', permission),
  minimumVersion: unknown('unsupported', permission),
})

export const off = known('0', [])

export function enforced(family: Family, version: Fact<string>, read: Parameters): Fact<boolean> {
  switch (family) {
    case 'postgres': // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
      return chain(
        valueOf(
          read('rds.force_ssl'),
          since(version, [
            ['15', '1'],
            ['0', '0'],
          ]),
        ),
        switchedOn,
      )
    case 'sqlserver':
      return chain(valueOf(read('rds.force_ssl'), off), switchedOn)
    case 'mysql':
    case 'mariadb': // versions without the parameter cannot refuse anyone
      return chain(valueOf(read('require_secure_transport'), off, off), switchedOn)
  }
}

export function minimumVersion(family: Family, version: Fact<string>, read: Parameters): Fact<number> {
  switch (family) {
    case 'postgres': // PostgreSQL's own default since 13
      return chain(valueOf(read('ssl_min_protocol_version'), since(version, [['13', 'TLSv1.2']])), oldest)
    case 'mysql': // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.SSLSupport.html
      return accepted(
        read,
        since(version, [
          ['8.0.28', 'TLSv1.2'],
          ['5.7', 'TLSv1'],
        ]),
      )
    case 'mariadb': // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MariaDB.Concepts.SSLSupport.html
      return accepted(read, since(version, [['11.4', 'TLSv1.2']]))
    case 'sqlserver':
      return oldProtocols(read)
  }
}

export const accepted = (read: Parameters, standard: Fact<string>): Fact<number> =>
  chain(valueOf(read('tls_version'), standard, standard), oldest)

const protocols: ReadonlyMap<string, number> = new Map([
  ['TLSv1', 1.0],
  ['TLSv1.1', 1.1],
  ['TLSv1.2', 1.2],
  ['TLSv1.3', 1.3],
])

function oldest(list: string, from: number[]): Fact<number> {
  const versions = list.split(',').map((name) => protocols.get(name.trim()) ?? Number.NaN)
  return versions.some(Number.isNaN) ? unknown('malformed') : known(Math.min(...versions), from)
}

/** SQL Server switches each protocol; `default` leaves it to Windows, whose answer is nowhere to be read. TLS 1.2 is always on. */
function oldProtocols(read: Parameters): Fact<number> {
  const setting = (name: string) => chain(valueOf(read(name), known('default', [])), allowed)
  const [first, second] = [setting('rds.tls10'), setting('rds.tls11')]
  return chain(first, (tls10, from) => (tls10 ? known(1.0, from) : map(second, (tls11) => (tls11 ? 1.1 : 1.2))))
}

function allowed(value: string, from: number[]): Fact<boolean> {
  if (value === 'default') return unknown('unsupported')
  return value === 'enabled' || value === 'disabled' ? known(value === 'enabled', from) : unknown('malformed')
}
