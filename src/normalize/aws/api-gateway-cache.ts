// AWS::ApiGateway::Stage, where it has a cache: the answers of an API, kept for the next who asks.
import * as v from 'valibot'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { named } from '../decode.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { apiArn } from './api-gateway-arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { type Cipher, encryptedWith } from './chosen-encryption.ts'
import { tagMap } from './labels.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const operation = 'apigateway:GetStages'
const describing = {
  operation,
  permission: 'apigateway:GET',
  wrapper: 'item',
  arn: apiArn('restapis'),
  tagging: operation,
}

export function apiCache(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  if (told.fields['cacheClusterEnabled'] === false) return undefined // it keeps nothing
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::ApiGateway::Stage',
    holds: 'content',
    facets: {
      ...encryptedWith(cipher(told)), // under a key that AWS keeps: apigateway/latest/developerguide/data-protection-encryption.html
      classification: unclassified,
      isolation: placedLater.isolation,
    },
    labels: told.labels ?? field(told, 'tags', tagMap),
    references: known([ofApi(told)], told.from),
  })
}

/** Nobody else is asked by it. */
const ofApi = ({ arn, from }: Telling): Reference => ({
  role: 'source',
  mechanism: 'apigateway-cache',
  locator: known(arn.text.replace(/\/stages\/.*$/s, ''), from),
})

const flag = v.nullish(v.boolean(), false)
const settings = named(v.object({ cachingEnabled: flag, cacheDataEncrypted: flag }))

/** What no setting is about is kept as a cache begins: of every method that only reads, and unencrypted. */
const cipher = (told: Telling): Fact<Cipher> =>
  chain(field(told, 'cacheClusterEnabled', v.literal(true)), () =>
    chain(field(told, 'methodSettings', settings), (all, from) => {
      const cached = Object.values({ '*/*': asItBegins, ...all }).filter(({ cachingEnabled }) => cachingEnabled)
      if (cached.length === 0) return unknown('unsupported') // there is a cache, and nothing in it
      return known(cached.every(({ cacheDataEncrypted }) => cacheDataEncrypted) ? 'owned' : 'off', from)
    }),
  )

const asItBegins = { cachingEnabled: true, cacheDataEncrypted: false }
