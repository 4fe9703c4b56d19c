// Whether a cluster refuses plaintext, and which TLS it accepts: a question to its parameter group, by engine.
import * as v from 'valibot'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { InTransit } from '../../model/facets.ts'
import { spelledCluster } from './rds-cluster-spelling.ts'
import { since } from './rds-engine.ts'
import { type Parameters, switchedOn, valueOf } from './rds-parameters.ts'
import { accepted, enforced, minimumVersion } from './rds-transit.ts'
import { field, type Telling } from './telling.ts'

export function clusterTransit(told: Telling, read: Parameters): InTransit {
  const name = spelledCluster[told.spelling]
  const engine = field(told, name.engine, v.string())
  if (engine.state === 'unknown') return { enforced: engine, minimumVersion: engine }
  return transitOf(engine.value, field(told, name.engineVersion, v.string()), read)
}

function transitOf(engine: string, version: Fact<string>, read: Parameters): InTransit {
  switch (engine) {
    case 'postgres': // over several zones, with the defaults of a database alone
    case 'mysql':
      return { enforced: enforced(engine, version, read), minimumVersion: minimumVersion(engine, version, read) }
    case 'aurora-postgresql':
      return {
        enforced: chain(valueOf(read('rds.force_ssl'), unforced(version)), switchedOn),
        minimumVersion: minimumVersion('postgres', version, read),
      }
    case 'aurora': // as the first kind of it is called
    case 'aurora-mysql':
      return { enforced: enforced('mysql', version, read), minimumVersion: ofAuroraMysql(version, read) }
    case 'docdb':
      return ofDocuments(read)
    case 'neptune':
      return ofGraphs(version)
    default:
      return { enforced: nobodyReads, minimumVersion: nobodyReads }
  }
}

const nobodyReads = unknown('unsupported', 'rds:DescribeDBClusterParameters')

/** Off until 16: AuroraUserGuide/AuroraPostgreSQL.Security.html. Of newer ones what is written differs. */
const unforced = (version: Fact<string>): Fact<string> =>
  chain(
    since<string | null>(version, [
      ['17', null],
      ['0', '0'],
    ]),
    (value, from) => (value === null ? unknown('unsupported') : known(value, from)),
  )

/** AuroraUserGuide/AuroraMySQL.Security.html: the third version, which is MySQL 8.0, knows no older one. */
const ofAuroraMysql = (version: Fact<string>, read: Parameters): Fact<number> =>
  accepted(
    read,
    since(version, [
      ['8', 'TLSv1.2'],
      ['5.7', 'TLSv1'],
    ]),
  )

/** documentdb/latest/developerguide/API_Parameter.html: `enabled` takes every version from 1.0 on, and is what holds unless somebody says otherwise. */
function ofDocuments(read: Parameters): InTransit {
  const setting = valueOf(read('tls'), known('enabled', []))
  return {
    enforced: chain(setting, (word, from) =>
      word === 'disabled' || lowest.has(word) ? known(word !== 'disabled', from) : unknown('malformed'),
    ),
    minimumVersion: chain(setting, (word, from) => {
      const version = lowest.get(word)
      return version === undefined ? unknown(word === 'disabled' ? 'unsupported' : 'malformed') : known(version, from)
    }),
  }
}

const lowest: ReadonlyMap<string, number> = new Map([
  ['enabled', 1.0],
  ['fips-140-3', 1.2],
  ['tls1.2+', 1.2],
  ['tls1.3+', 1.3],
])

/** neptune/latest/userguide/security-ssl.html: since 1.0.4.0 it takes nothing but HTTPS, and no TLS older than 1.2, whatever its parameters say. */
function ofGraphs(version: Fact<string>): InTransit {
  const minimum = since(version, [['1.0.4.0', 1.2]])
  return { enforced: map(minimum, () => true), minimumVersion: minimum }
}
