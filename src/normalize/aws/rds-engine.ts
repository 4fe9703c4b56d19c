// What RDS calls its engines, and what each does where nobody has set anything.
import * as v from 'valibot'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import { spelled } from './rds-spelling.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

export type Family = 'postgres' | 'mysql' | 'mariadb' | 'sqlserver'

export interface Engine {
  /** Undefined: an engine whose settings nobody here reads, such as Oracle. */
  family: Fact<Family | undefined>
  version: Fact<string>
  /** The member of a cluster (Aurora, Multi-AZ, DocumentDB, Neptune) takes its settings from the cluster. */
  clustered: boolean
}

export function engineOf(told: Telling): Engine {
  const name = spelled[told.spelling]
  const engine = field(told, name.engine, v.string())
  const cluster = fieldOrNone(told, name.cluster, v.string(), null)
  return {
    family: map(engine, familyOf),
    version: field(told, name.engineVersion, v.string()),
    clustered:
      cluster.state !== 'known' || cluster.value !== null || (engine.state === 'known' && onlyInClusters(engine.value)),
  }
}

function familyOf(engine: string): Family | undefined {
  if (engine.startsWith('sqlserver-')) return 'sqlserver'
  if (engine === 'aurora-postgresql') return 'postgres'
  return engine === 'postgres' || engine === 'mysql' || engine === 'mariadb' ? engine : undefined
}

const onlyInClusters = (engine: string): boolean => /^(aurora|docdb|neptune)/.test(engine)

/** A default that came with a version: the first row whose version is not newer than the engine's. */
export const since = <T>(version: Fact<string>, rows: readonly (readonly [version: string, value: T])[]): Fact<T> =>
  chain(version, (own, from): Fact<T> => {
    const row = rows.find(([first]) => compare(own, first) >= 0 || isOpen(own, first))
    return row === undefined || isOpen(own, row[0]) ? unknown('unsupported') : known(row[1], from)
  })

/** `8.0`, as a plan may ask for it, is older than `8.0.28` or is not. */
const isOpen = (own: string, first: string): boolean => first.startsWith(`${own}.`)

function compare(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split('.').map((part) => Number.parseInt(part, 10)))
  for (const [index, part] of (right ?? []).entries()) {
    const difference = (left?.[index] ?? 0) - part
    if (difference !== 0) return difference // NaN too: a version that is no number is never new enough
  }
  return 0
}
