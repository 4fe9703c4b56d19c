// The key that each region of an account puts a new disk under when nobody names one.
import * as v from 'valibot'
import { type Fact, gather, known } from '../../model/fact.ts'
import type { Answer } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { keyArn, pointers } from '../pointers.ts'
import { askedEach, call } from './answers.ts'

const text = v.pipe(v.string(), v.nonEmpty())
const told = v.object({ Region: text, KmsKeyId: text })

/**
 * One of each region that was asked: `alias/aws/ebs`, which is AWS's own, until somebody chose another, whether or not the region
 * encrypts by itself: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
 */
export function defaultDiskKeys(
  answers: readonly Answer[],
  { partition, account }: { partition: string; account: string },
): Fact<Reference[]> {
  const [first, ...others] = askedEach(answers, call('ec2:GetEbsDefaultKmsKeyId'), told)
  const keysOf = (answer: typeof first): Fact<Reference[]> =>
    pointers('key', 'ebs-default-encryption', answer, ({ Region, KmsKeyId }, from) => [
      { locator: keyArn({ partition, account, region: known(Region, from) }, KmsKeyId, from), region: Region },
    ])
  return gather(keysOf(first), ...others.map(keysOf))
}
