// The other regions of a global table: replicas that can be written to, their keys, and witnesses that hold the latest writes.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { keyArn, pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

const spelled = {
  api: {
    replicas: 'Replicas',
    witnesses: 'GlobalTableWitnesses',
    region: 'RegionName',
    key: 'KMSMasterKeyId',
    version: 'GlobalTableVersion',
  },
  config: {
    replicas: 'replicas',
    witnesses: 'globalTableWitnesses',
    region: 'regionName',
    key: 'kmsmasterKeyId',
    version: 'globalTableVersion',
  },
} as const

export function replicas(observation: Observation, told: Telling): Fact<Reference[]> {
  const name = spelled[told.spelling]
  const others = listed(told, name.replicas)
  return gather(
    elsewhere(told, 'dynamodb-replica', others),
    elsewhere(told, 'dynamodb-witness', witnesses(told, others)),
    elsewhere(told, 'dynamodb-replica', ofOldestForm(observation, told)),
    keys(told, others),
  )
}

/** A witness comes only with two replicas, and Config has no word for it: .../developerguide/multi-region-strong-consistency-gt.html */
function witnesses(told: Telling, others: Fact<Copy[]>): Fact<Copy[]> {
  const name = spelled[told.spelling].witnesses
  const alone = others.state === 'known' && others.value.length === 0
  return alone && told.fields[name] === undefined ? others : listed(told, name)
}

interface Copy {
  region: string
  /** Null: it names none, which leaves it to its own table to say. */
  key: string | null
}

const globalTables = v.pipe(
  v.object({
    GlobalTables: v.array(
      v.object({ GlobalTableName: v.string(), ReplicationGroup: v.array(v.object({ RegionName: v.string() })) }),
    ),
  }),
  v.transform(({ GlobalTables }) => GlobalTables),
)

/** A region that knows no such call has none: `CreateGlobalTable` takes eleven regions, and no newer one. */
const unheardOf = { UnknownOperationException: [] }

/**
 * Global tables as they were made in 2017 tell their replicas in another call, and nobody says that their tables tell the
 * version: amazondynamodb/latest/developerguide/V2globaltables_versions.html
 */
const ofOldestForm = ({ answers }: Observation, told: Telling): Fact<Copy[]> =>
  chain(fieldOrNone(told, spelled[told.spelling].version, v.string(), null), (version, from) =>
    version === '2019.11.21'
      ? known([], from)
      : map(ask(answers, call('dynamodb:ListGlobalTables'), globalTables, unheardOf), (tables) =>
          tables
            .filter((one) => one.GlobalTableName === told.arn.name)
            .flatMap((one) => one.ReplicationGroup.map(({ RegionName }) => ({ region: RegionName, key: null }))),
        ),
  )

/** DynamoDB leaves the list out of a table that has none, as recorded answers show; in an item it may be younger than that (2019). */
function listed(told: Telling, name: string): Fact<Copy[]> {
  const { region, key } = spelled[told.spelling]
  const shape = v.pipe(
    v.array(v.object({ [region]: v.string(), [key]: v.nullish(v.string()) })),
    v.transform((list) => list.map((one) => ({ region: one[region] ?? '', key: one[key] ?? null }))),
  )
  return told.spelling === 'api' ? fieldOrNone(told, name, shape, []) : field(told, name, shape)
}

/** A replica is called like the table, and is in the same account unless it says otherwise. */
const elsewhere = (told: Telling, mechanism: string, copies: Fact<Copy[]>): Fact<Reference[]> =>
  pointers('replica', mechanism, copies, (list, from) =>
    list
      .filter(({ region }) => region !== told.arn.region)
      .map(({ region }) => ({ locator: known(told.arn.text.replace(`:${told.arn.region}:`, `:${region}:`), from) })),
  )

/** Of a list that was not read its replica is the unknown place; its key would be the same one again. */
const keys = ({ arn }: Telling, copies: Fact<Copy[]>): Fact<Reference[]> =>
  chain(copies, (list, from) =>
    known(
      list.flatMap(({ region, key }): Reference[] => {
        if (key === null || region === arn.region) return []
        const locator = keyArn({ ...arn, region: known(region, from) }, key, from)
        return [{ role: 'key', mechanism: 'dynamodb-replica-encryption', locator }]
      }),
      from,
    ),
  )
