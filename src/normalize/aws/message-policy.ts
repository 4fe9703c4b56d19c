// Whether a queue or a topic turns plaintext away, by its policy or because it is encrypted.
import { anyTrue, chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { PolicyStatement } from './bucket-policy.ts'
import type { Cipher } from './chosen-encryption.ts'
import { asksForTls, deniesPlaintext } from './plaintext-denial.ts'

interface Guarded {
  arn: string
  /** The calls by which data comes and goes: `sqs:SendMessage`. */
  calls: readonly string[]
}

/**
 * Requests to what is encrypted "must use HTTPS", whatever its policy says; of the rest both services answer over HTTP too:
 * SQSDeveloperGuide/sqs-server-side-encryption.html, sns/latest/dg/sns-server-side-encryption.html, general/latest/gr/sqs-service.html
 */
export const demandsTls = (cipher: Fact<Cipher>, policy: Fact<PolicyStatement[]>, guarded: Guarded): Fact<boolean> =>
  anyTrue(
    map(cipher, (one) => one !== 'off'),
    chain(policy, (list, from) => refusesPlaintext(list, guarded, from)),
  )

function refusesPlaintext(policy: PolicyStatement[], { arn, calls }: Guarded, from: number[]): Fact<boolean> {
  const denied = policy
    .filter((one) => deniesPlaintext(one) && one.Resource.some((resource) => resource === '*' || resource === arn))
    .flatMap(({ Action }) => Action.map((action) => action.toLowerCase()))
  const isDenied = (call: string): boolean =>
    ['*', `${call.split(':')[0]}:*`, call].some((action) => denied.includes(action.toLowerCase()))
  if (calls.every(isDenied)) return known(true, from)
  return policy.some(asksForTls) ? unknown('unsupported') : known(false, from)
}
