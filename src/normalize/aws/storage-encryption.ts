// Encryption as databases, volumes and their snapshots tell it: on or off, and the key they point at.
import * as v from 'valibot'
import { chain, type Fact, known, map } from '../../model/fact.ts'
import type { AtRest, Custody } from '../../model/facets.ts'
import type { Reference } from '../../model/resource.ts'
import { onlyKmsKnows } from './kms-facets.ts'
import { keyArn, pointers } from '../pointers.ts'
import { field, type Telling } from './telling.ts'

export interface Encryption {
  encrypted: Fact<boolean>
  key: Fact<string>
}

export const encryptionOf = (told: Telling, names: { encrypted: string; key: string }): Encryption => ({
  encrypted: field(told, names.encrypted, v.boolean()),
  key: field(told, names.key, v.string()),
})

interface Encrypted {
  atRest: AtRest
  custody: Custody
}

/**
 * RDS and EBS have one algorithm: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html and
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
 */
export const encryptedBy = ({ encrypted }: Encryption): Encrypted => ({
  atRest: {
    enabled: encrypted,
    algorithm: map(encrypted, (yes) => (yes ? 'AES256' : 'none')),
    keyOwner: chain(encrypted, (yes, from) => (yes ? onlyKmsKnows : known('none', from))),
  },
  custody: { exclusive: chain(encrypted, (yes, from) => (yes ? onlyKmsKnows : known(false, from))) },
})

export const keyReference = ({ encrypted, key }: Encryption, { arn }: Telling, mechanism: string): Fact<Reference[]> =>
  pointers('key', mechanism, encrypted, (yes) => {
    const home = { ...arn, region: known(arn.region, []) }
    return yes ? [{ locator: chain(key, (name, from) => keyArn(home, name, from)) }] : []
  })
