// How CloudFront writes lists, and the parts of a distribution that several of its facts rest on.
import * as v from 'valibot'
import { chain, type Fact, map } from '../../model/fact.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

const text = v.string()

/** Every list counts itself, and an empty one is left out: what counts otherwise is not whole. */
export const counted = <T>(item: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T[]> =>
  v.pipe(
    v.object({ Quantity: v.number(), Items: v.nullish(v.array(item)) }),
    v.check(({ Quantity, Items }) => Quantity === (Items?.length ?? 0)),
    v.transform(({ Items }) => Items ?? []),
  )

const origin = v.object({
  Id: text,
  DomainName: text,
  S3OriginConfig: v.nullish(v.object({})),
  CustomOriginConfig: v.nullish(v.object({ OriginProtocolPolicy: text, OriginSslProtocols: v.nullish(counted(text)) })),
  OriginShield: v.nullish(v.object({ Enabled: v.boolean(), OriginShieldRegion: v.nullish(text) })),
})
export type Origin = v.InferOutput<typeof origin>

export const originsOf = (told: Telling): Fact<Origin[]> => field(told, 'Origins', counted(origin))

/** In seconds. */
export const times = { MinTTL: v.nullish(v.number()), DefaultTTL: v.nullish(v.number()), MaxTTL: v.nullish(v.number()) }

type Times = { [Name in keyof typeof times]?: number | null | undefined }

/** Without a word of one of them, CloudFront takes a time of its own, up to a year. */
export const keeps = ({ MinTTL, DefaultTTL, MaxTTL }: Times): boolean =>
  MinTTL !== 0 || DefaultTTL !== 0 || MaxTTL !== 0

const behaviour = v.object({
  TargetOriginId: text,
  ViewerProtocolPolicy: v.picklist(['allow-all', 'https-only', 'redirect-to-https']),
  CachePolicyId: v.nullish(text),
  ...times,
  RealtimeLogConfigArn: v.nullish(text),
})
export type Behaviour = v.InferOutput<typeof behaviour>

/** The default one first. */
export const behavioursOf = (told: Telling): Fact<Behaviour[]> =>
  chain(field(told, 'DefaultCacheBehavior', behaviour), (first) =>
    map(field(told, 'CacheBehaviors', counted(behaviour)), (rest) => [first, ...rest]),
  )

/** By the name of the group: the origins of which one answers where another fails. */
const groups = v.pipe(
  counted(v.object({ Id: text, Members: counted(v.object({ OriginId: text })) })),
  v.transform((list) => new Map(list.map(({ Id, Members }) => [Id, Members.map(({ OriginId }) => OriginId)]))),
)

/** Old answers say nothing of groups. */
export const groupsOf = (told: Telling): Fact<ReadonlyMap<string, string[]>> =>
  fieldOrNone(told, 'OriginGroups', groups, new Map())
