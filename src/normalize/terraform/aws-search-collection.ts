// aws_opensearchserverless_collection with the policies that name it by pattern: whose key it lies under, and who reaches it.
import { isRecord } from '../../model/json.ts'
import { afterApply, notTold, others, type PlannedRow } from '../../model/planned.ts'
import { covers } from '../aws/opensearch-serverless.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { of, tagList, textIn, usual, written } from './values.ts'

export function searchCollection({ main, row, parts }: Planned): Answered[] {
  const policies = parts('aws_opensearchserverless_security_policy')
  const kind = (type: string) => policies.filter((one) => of(one, 'type') === type).map(textOf)
  const network = kind('network')
  return [
    told('aoss:BatchGetCollection', row, {
      collectionDetails: [
        {
          arn: row.id,
          name: row.name,
          kmsKeyArn: textIn(written(main, 'kms_key_arn')) ?? keyIn(kind('encryption'), row.name),
          standbyReplicas: textIn(written(main, 'standby_replicas')) ?? usual(main, 'standby_replicas'),
        },
      ],
    }),
    // Others may name it too, by a pattern: only that somebody lets the public in can be told from here.
    ...(network.length === 0
      ? []
      : [
          told('aoss:ListSecurityPolicies', row, { securityPolicySummaries: network.map(() => ({})) }),
          told('aoss:GetSecurityPolicy', row, { policies: [...network, others] }),
        ]),
    told('aoss:ListTagsForResource', row, { tags: tagList(main, 'key', 'value') }),
  ]
}

/** As the API hands them out: no text, but what stands in it. */
function textOf(policy: PlannedRow): unknown {
  const text = of(policy, 'policy')
  if (typeof text !== 'string') return text
  try {
    return JSON.parse(text)
  } catch {
    return afterApply // the name of a key, where one is all that the text refers to
  }
}

/** Without a policy no collection can be made: where none here names it, one that is managed elsewhere does. */
function keyIn(policies: readonly unknown[], name: string): unknown {
  const keys = new Set(policies.flatMap((one) => (isRecord(one) && isAbout(one, name) ? [keyOf(one)] : [])))
  const [key] = keys
  if (policies.some((one) => !isRecord(one) || !('Rules' in one))) return afterApply
  return keys.size === 1 ? key : notTold
}

const keyOf = ({ AWSOwnedKey: own, KmsARN: arn }: Readonly<Record<string, unknown>>): unknown =>
  own === true ? 'auto' : arn

const isAbout = ({ Rules: rules }: Readonly<Record<string, unknown>>, name: string): boolean =>
  Array.isArray(rules) &&
  rules.some(
    (rule: unknown) =>
      isRecord(rule) &&
      Array.isArray(rule['Resource']) &&
      rule['Resource'].some((to: unknown) => typeof to === 'string' && covers(to, name)),
  )
