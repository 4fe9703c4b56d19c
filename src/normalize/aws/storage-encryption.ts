// Encryption as databases, volumes and their snapshots tell it: on or off, and the key they point at.
import * as v from 'valibot'
import { allTrue, chain, type Fact, known, map, not, unknown } from '../../model/fact.ts'
import type { AtRest, Custody } from '../../model/facets.ts'
import type { Reference } from '../../model/resource.ts'
import { onlyKmsKnows } from './kms-facets.ts'
import { keyArn, pointers } from '../pointers.ts'
import { field, type Telling } from './telling.ts'

export interface Encryption {
  encrypted: Fact<boolean>
  key: Fact<string>
  /** By a key of AWS that no account sees: there is none to point at. Absent: of what has no such kind. */
  unseen?: Fact<boolean>
}

interface Names {
  encrypted: string
  key: string
  /** Of RDS: the kind, which is newer than the switch. */
  kind?: string
}

/**
 * The kind is what holds, where it is told: new clusters of Aurora are encrypted by a key of AWS, whatever the switch says.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
 */
export function encryptionOf(told: Telling, { encrypted, key: named, kind }: Names): Encryption {
  const key = field(told, named, v.string())
  const said = kind === undefined ? untold : field(told, kind, v.picklist(['none', 'sse-rds', 'sse-kms']))
  if (said.state === 'unknown' && said.reason === 'not-recorded')
    return { encrypted: field(told, encrypted, v.boolean()), key }
  return { encrypted: map(said, (one) => one !== 'none'), key, unseen: map(said, (one) => one === 'sse-rds') }
}

const untold = unknown('not-recorded')

interface Encrypted {
  atRest: AtRest
  custody: Custody
}

/**
 * RDS and EBS have one algorithm: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html and
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
 */
export const encryptedBy = ({ encrypted, unseen = byAKey }: Encryption): Encrypted => ({
  atRest: {
    enabled: encrypted,
    algorithm: map(encrypted, (yes) => (yes ? 'AES256' : 'none')),
    keyOwner: chain(encrypted, (yes, from) => (yes ? orKmsKnows(unseen, 'provider') : known('none', from))),
  },
  custody: {
    exclusive: chain(encrypted, (yes, from) => (yes ? orKmsKnows(unseen, false) : known(false, from))),
  },
})

const orKmsKnows = <T>(unseen: Fact<boolean>, said: T): Fact<T> =>
  chain(unseen, (isUnseen, from): Fact<T> => (isUnseen ? known(said, from) : onlyKmsKnows))

const byAKey: Fact<boolean> = known(false, [])

export const keyReference = (
  { encrypted, key, unseen = byAKey }: Encryption,
  { arn }: Telling,
  mechanism: string,
): Fact<Reference[]> =>
  pointers('key', mechanism, allTrue(encrypted, not(unseen)), (yes) => {
    const home = { ...arn, region: known(arn.region, []) }
    return yes ? [{ locator: chain(key, (name, from) => keyArn(home, name, from)) }] : []
  })
