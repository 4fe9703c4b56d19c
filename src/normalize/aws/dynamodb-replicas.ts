// The other regions of a global table: replicas that can be written to, and witnesses that hold the latest writes.
import * as v from 'valibot'
import { chain, type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

const spelled = {
  api: { replicas: 'Replicas', witnesses: 'GlobalTableWitnesses', region: 'RegionName', version: 'GlobalTableVersion' },
  config: {
    replicas: 'replicas',
    witnesses: 'globalTableWitnesses',
    region: 'regionName',
    version: 'globalTableVersion',
  },
} as const

export const replicas = (told: Telling): Fact<Reference[]> =>
  gather(
    elsewhere(told, 'dynamodb-replica', listed(told, spelled[told.spelling].replicas)),
    elsewhere(told, 'dynamodb-witness', witnesses(told)),
    elsewhere(told, 'dynamodb-replica', ofOldestForm(told)),
  )

/** A witness comes only with two replicas, and Config has no word for it: .../developerguide/multi-region-strong-consistency-gt.html */
function witnesses(told: Telling): Fact<string[]> {
  const name = spelled[told.spelling]
  const others = listed(told, name.replicas)
  const alone = others.state === 'known' && others.value.length === 0
  return alone && told.fields[name.witnesses] === undefined ? others : listed(told, name.witnesses)
}

/** Global tables as they were made in 2017 tell their replicas in another call. */
const ofOldestForm = (told: Telling): Fact<string[]> =>
  chain(fieldOrNone(told, spelled[told.spelling].version, v.string(), null), (version, from) =>
    version === '2017.11.29' ? unknown('unsupported', 'dynamodb:DescribeGlobalTable') : known([], from),
  )

/** DynamoDB leaves the list out of a table that has none, as recorded answers show; in an item it may be younger than that (2019). */
function listed(told: Telling, name: string): Fact<string[]> {
  const { region } = spelled[told.spelling]
  const shape = v.pipe(
    v.array(v.object({ [region]: v.string() })),
    v.transform((list) => list.map((one) => one[region] ?? '')),
  )
  return told.spelling === 'api' ? fieldOrNone(told, name, shape, []) : field(told, name, shape)
}

/** A replica is called like the table, and is in the same account unless it says otherwise. */
const elsewhere = (told: Telling, mechanism: string, regions: Fact<string[]>): Fact<Reference[]> =>
  pointers('replica', mechanism, regions, (list, from) =>
    list
      .filter((region) => region !== told.arn.region)
      .map((region) => ({ locator: known(told.arn.text.replace(`:${told.arn.region}:`, `:${region}:`), from) })),
  )
