// What the policy of a queue or a topic says: whether anyone may use it, and whether it turns plaintext away.
import { anyTrue, chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import { allowsAnyone, type PolicyStatement } from './bucket-policy.ts'
import type { Cipher } from './chosen-encryption.ts'
import { asksForTls, deniesPlaintext } from './plaintext-denial.ts'

/** "Anyone", once a condition has said who or what that is, is not everyone. Of other conditions nobody here can tell. */
export function openToAnyone(policy: PolicyStatement[], from: number[]): Fact<boolean> {
  const open = allowsAnyone(
    policy.filter((one) => !saysWho(one)),
    from,
  )
  return open.state === 'known' ? open : unknown('unsupported')
}

const saysWho = ({ Condition }: PolicyStatement): boolean =>
  Object.entries(Condition).some(
    ([operator, tests]) =>
      /^(string|arn)(equals|like)$/i.test(operator) &&
      Object.entries(tests).some(([key, values]) => callers.includes(key.toLowerCase()) && values.every(isFixed)),
  )

/**
 * The keys of S3's meaning of "public" that name an account, an organisation or a resource, and the one by which SNS
 * writes its own default policy: AmazonS3/latest/userguide/access-control-block-public-access.html and
 * sns/latest/dg/sns-access-policy-language-using.html
 */
const callers = [
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceowner',
]

const isFixed = (value: string): boolean => value !== '' && !/[*?]|\$\{/.test(value)

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
