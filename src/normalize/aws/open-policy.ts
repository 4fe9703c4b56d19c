// Whether a policy lets in anyone, once its conditions have said who or from where that is.
import type { Fact } from '../../model/fact.ts'
import { allowsAnyone, type PolicyStatement } from './bucket-policy.ts'

/** "Anyone", once a condition has said who or what that is, is not everyone. Of other conditions nobody here can tell. */
export function openToAnyone(policy: PolicyStatement[], from: number[]): Fact<boolean> {
  return allowsAnyone(
    policy.filter((one) => !saysWho(one)),
    from,
  )
}

const saysWho = ({ Condition }: PolicyStatement): boolean =>
  Object.entries(Condition).some(
    ([operator, tests]) =>
      /^(string|arn)(equals|like)$/i.test(operator) &&
      Object.entries(tests).some(([key, values]) => callers.includes(key.toLowerCase()) && values.every(isFixed)),
  )

/**
 * The keys of S3's meaning of "public" that name an account, an organisation, a network or a resource, and the one by which SNS
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
  'aws:sourcevpc',
  'aws:sourcevpce',
]

const isFixed = (value: string): boolean => value !== '' && !/[*?]|\$\{/.test(value)
