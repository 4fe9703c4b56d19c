// AWS::SSM::Parameter: a parameter, open to whoever may read it or under a key besides; from the API, as Config knows no such type.
import * as v from 'valibot'
import { chain, type Fact, known } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { keyArn, pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { encryptedAlways } from './always-encrypted.ts'
import { ask, call } from './answers.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { tagList } from './labels.ts'
import { field, type Identifying, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'ssm:ListTagsForResource'

/** Older answers have no ARN; a name that is a path begins with the slash that the ARN has already. */
const identity: Identifying = ({ Name: name }, { partition, account, region }) => {
  if (typeof name !== 'string' || name === '' || region === undefined) return undefined
  const text = `arn:${partition}:ssm:${region}:${account}:parameter/${name.replace(/^\//, '')}`
  return { text, partition, region, account, name }
}

const describing = { operation: 'ssm:DescribeParameters', wrapper: 'Parameters', arn: identity, tagging }

const tags = v.pipe(
  v.object({ TagList: tagList }),
  v.transform(({ TagList }) => TagList),
)

export function parameter(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const key = keyOf(told)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::SSM::Parameter',
    holds: 'content',
    facets: {
      ...encryptedAlways(key), // https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html
      classification: unclassified,
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    labels: ask(observation.answers, call(tagging), tags),
    references: pointers('key', 'ssm-encryption', key, (name, from) => {
      const home = { ...told.arn, region: known(told.arn.region, []) }
      return name === null ? [] : [{ locator: keyArn(home, name, from) }]
    }),
  })
}

/** Null: a plain parameter, which is under a key of AWS's own. Of a secure one the key is named, be it only by its alias. */
const keyOf = (told: Telling): Fact<string | null> =>
  chain(field(told, 'Type', v.picklist(['String', 'StringList', 'SecureString'])), (kind, from) =>
    kind === 'SecureString' ? field(told, 'KeyId', v.string()) : known(null, from),
  )
