// Which accounts but its own may have a key decrypt: by its policy and by the grants that were given on it.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { KeyGrants } from '../../model/facets.ts'
import type { Observation } from '../../model/observation.ts'
import { decode } from '../decode.ts'
import { ask, call } from './answers.ts'
import { policyDocument, policyText } from './bucket-policy.ts'
import { callersIn } from './policy-callers.ts'
import { accountIn, whose } from './principal.ts'
import { beside, onItem, type Telling } from './telling.ts'

const reading = 'kms:GetKeyPolicy'
const listing = 'kms:ListGrants'

/**
 * What shows clear text, old or under another key, and what hands that right on. Whoever is of another account cannot change
 * the policy, whatever it says: kms/latest/developerguide/key-policy-modifying-external-accounts.html
 */
const operations = ['Decrypt', 'ReEncryptFrom', 'DeriveSharedSecret']
const calls = [...operations, 'CreateGrant'].map((operation) => `kms:${operation}`)

/** `owner`: nobody can grant anybody the use of a key that is AWS's own: kms/latest/developerguide/concepts.html#aws-managed-key */
export function keyGrants(told: Telling, observation: Observation, owner: Fact<string>): KeyGrants {
  if (owner.state === 'known' && owner.value === 'provider') return { foreignDecrypt: known([], told.from) }
  const policy = onItem(told, observation, reading)
    ? beside(told, 'Policy', policyDocument, reading)
    : ask(observation.answers, call(reading), answered)
  const all = gather(
    chain(policy, (statements, from) => callersIn(statements, calls, from)),
    chain(ask(observation.answers, call(listing), grants), grantees),
  )
  const own = told.arn.account
  return { foreignDecrypt: map(all, (list) => [...new Set(list)].filter((account) => account !== own).toSorted()) }
}

const answered = v.pipe(
  v.object({ Policy: policyText }),
  v.transform(({ Policy }) => Policy),
)

const text = v.nullish(v.string())
const grant = v.object({
  Operations: v.array(v.string()),
  GranteePrincipal: text,
  GranteeServicePrincipal: text,
  IssuingAccount: text,
})

const grants = v.pipe(
  v.object({ Grants: v.array(v.looseObject({})) }),
  v.transform(({ Grants }) => Grants),
)

/** Each by itself: a plan may know of one whom it is for, and of another not yet. */
const grantees = (list: readonly object[], from: number[]): Fact<string[]> =>
  gather(known([], from), ...list.map((one) => chain(decode(grant, one, from), granteeOf)))

/**
 * A service of AWS is granted a key for what it keeps for whoever issued the grant, and no account of its own is let in by that:
 * kms/latest/APIReference/API_GrantListEntry.html
 */
function granteeOf(one: v.InferOutput<typeof grant>, from: number[]): Fact<string[]> {
  if (!one.Operations.some((operation) => operations.includes(operation))) return known([], from)
  const grantee = whose(one.GranteePrincipal ?? one.GranteeServicePrincipal ?? '')
  if (grantee === 'nobody') return known([], from)
  if (typeof grantee === 'object') return known([grantee.account], from)
  const issuer = grantee === 'service' ? accountIn(one.IssuingAccount ?? '') : undefined
  return issuer === undefined ? unknown('malformed', listing) : known([issuer], from)
}
