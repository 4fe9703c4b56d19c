// Whether a cache of ElastiCache is encrypted at rest, and whose key that is.
import * as v from 'valibot'
import { chain, type Fact, known, map } from '../../model/fact.ts'
import type { AtRest, Custody } from '../../model/facets.ts'
import type { Reference } from '../../model/resource.ts'
import { keyArn, pointers } from '../pointers.ts'
import { onlyKmsKnows } from './kms-facets.ts'
import { field, type Telling } from './telling.ts'

const kinds = v.picklist(['none', 'sse-elasticache', 'sse-kms'])
type Kind = v.InferOutput<typeof kinds>

export interface CacheEncryption {
  enabled: Fact<boolean>
  kind: Fact<Kind>
}

/**
 * The kind is what holds: "in some cases, encryption at-rest may be enabled even when" the switch says no. Where an answer
 * has no kind, the switch alone tells no key, as ElastiCache may use one of its own.
 */
export function encryptionOf(told: Telling): CacheEncryption {
  const said = field(told, 'StorageEncryptionType', kinds)
  if (said.state !== 'unknown' || said.reason !== 'not-recorded')
    return { enabled: map(said, (kind) => kind !== 'none'), kind: said }
  const enabled = field(told, 'AtRestEncryptionEnabled', v.boolean())
  return { enabled, kind: chain(enabled, (on, from) => (on ? byKey(told) : known('none', from))) }
}

const byKey = (told: Telling): Fact<Kind> => map(field(told, 'KmsKeyId', v.string()), () => 'sse-kms')

export const encryptionFacets = ({ enabled, kind }: CacheEncryption): { atRest: AtRest; custody: Custody } => ({
  atRest: { enabled, algorithm: kind, keyOwner: chain(kind, ownerOf) },
  custody: { exclusive: chain(kind, (word, from) => (word === 'sse-kms' ? onlyKmsKnows : known(false, from))) },
})

function ownerOf(kind: Kind, from: number[]): AtRest['keyOwner'] {
  if (kind === 'sse-kms') return onlyKmsKnows
  return known(kind === 'none' ? 'none' : 'provider', from)
}

export const keyOf = ({ kind }: CacheEncryption, told: Telling): Fact<Reference[]> =>
  pointers('key', 'elasticache-encryption', kind, (word) => {
    const home = { ...told.arn, region: known(told.arn.region, []) }
    return word === 'sse-kms'
      ? [{ locator: chain(field(told, 'KmsKeyId', v.string()), (name, from) => keyArn(home, name, from)) }]
      : []
  })

/** A serverless cache always is: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html */
export function alwaysEncrypted(told: Telling): CacheEncryption {
  const said = field(told, 'StorageEncryptionType', v.picklist(['sse-elasticache', 'sse-kms']))
  const silent = said.state === 'unknown' && said.reason === 'not-recorded'
  return { enabled: known(true, told.from), kind: silent ? byKey(told) : said }
}
