// Where a database of RDS and its snapshots are: in the region, or on an Outpost or in a Local Zone of it, which may be in another country.
import * as v from 'valibot'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Location } from '../../model/resource.ts'
import { placeOf } from './ebs-storage.ts'
import { fieldOrNone, type Telling } from './telling.ts'

const text = v.nullish(v.string())

/** RDS writes an empty object for a subnet that is on no Outpost, and Config null. */
const subnets = {
  api: v.pipe(
    v.object({ Subnets: v.nullish(v.array(v.object({ SubnetOutpost: v.nullish(v.object({ Arn: text })) })), []) }),
    v.transform(({ Subnets }) => Subnets.map(({ SubnetOutpost }) => SubnetOutpost?.Arn)),
  ),
  config: v.pipe(
    v.object({ subnets: v.nullish(v.array(v.object({ subnetOutpost: v.nullish(v.object({ arn: text })) })), []) }),
    v.transform((group) => group.subnets.map(({ subnetOutpost }) => subnetOutpost?.arn)),
  ),
}

const spelled = {
  api: { zone: 'AvailabilityZone', network: 'DBSubnetGroup' },
  config: { zone: 'availabilityZone', network: 'dBSubnetGroup' },
} as const

/**
 * One that is being made has no zone yet, and one that is older than networks of one's own no subnets. The name of a Local Zone
 * begins with that of its region and a dash: what moto says of a replica, which is a zone of its original's region, is neither.
 */
export function placeOfDatabase(told: Telling): Location {
  const { zone, network } = spelled[told.spelling]
  const group: Fact<(string | null | undefined)[]> = fieldOrNone(told, network, subnets[told.spelling], [])
  const outpost = map(group, (all) => all.find((arn) => arn) ?? null)
  const local = map(fieldOrNone(told, zone, v.string(), null), (name) =>
    name?.startsWith(`${told.arn.region}-`) === true ? name : null,
  )
  return placeOf(told, local, outpost)
}

/** AmazonRDS/latest/APIReference/API_DBSnapshot.html, told by the API alone: where somebody has said nothing else, the region. */
export function placeOfSnapshot(told: Telling): Location {
  const target = fieldOrNone(told, 'SnapshotTarget', v.string(), 'region')
  const region = chain(target, (word, from) =>
    word === 'region' ? known(told.arn.region, from) : unknown('unsupported'),
  )
  return { raw: told.arn.region, kind: region.state === 'unknown' ? 'zone' : 'region', region }
}
