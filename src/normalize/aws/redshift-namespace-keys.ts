// The keys that Redshift Serverless names: those that an account sees, and AWS's own, which none does.
import { chain, type Fact, known } from '../../model/fact.ts'
import type { AtRest, Custody } from '../../model/facets.ts'
import type { Reference } from '../../model/resource.ts'
import { keyArn, pointers } from '../pointers.ts'
import { onlyKmsKnows } from './kms-facets.ts'
import type { Telling } from './telling.ts'

const ownedByAws = 'AWS_OWNED_KMS_KEY'

/**
 * "Amazon Redshift Serverless uses AWS KMS key encryption automatically":
 * https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-workgroups-and-namespaces-rotate-kms-key.html
 */
export const alwaysEncrypted = ({ from: told }: Telling, key: Fact<string>): { atRest: AtRest; custody: Custody } => ({
  atRest: {
    enabled: known(true, told),
    algorithm: known('AES256', told),
    keyOwner: chain(key, (name, from) => (name === ownedByAws ? known('provider', from) : onlyKmsKnows)),
  },
  custody: { exclusive: chain(key, (name, from) => (name === ownedByAws ? known(false, from) : onlyKmsKnows)) },
})

export const namespaceKey = (
  { arn }: Telling,
  mechanism: string,
  key: Fact<string>,
  region = arn.region,
): Fact<Reference[]> =>
  pointers('key', mechanism, key, (name, from) =>
    name === ownedByAws ? [] : [{ locator: keyArn({ ...arn, region: known(region, from) }, name, from) }],
  )
