// Where the entries of a log group are sent on as they come in: by filters of its own, and by those of the whole account.
import * as v from 'valibot'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { unwrapJson } from '../decode.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import { fieldOrNone, type Telling } from './telling.ts'

const destination = v.pipe(v.string(), v.startsWith('arn:'))

const filters = v.pipe(
  v.object({ subscriptionFilters: v.array(v.object({ destinationArn: destination })) }),
  v.transform((told) => told.subscriptionFilters.map(({ destinationArn }) => destinationArn)),
)

/** `excepted` is undefined where it cannot be told which groups a policy leaves out. */
interface Policy {
  to: string
  excepted: readonly string[] | undefined
}

const document = v.pipe(v.unknown(), v.transform(unwrapJson), v.object({ DestinationArn: destination }))

const policies = v.pipe(
  v.object({
    accountPolicies: v.array(v.object({ policyDocument: document, selectionCriteria: v.nullish(v.string(), '') })),
  }),
  v.transform((told) =>
    told.accountPolicies.map(({ policyDocument, selectionCriteria }): Policy => ({
      to: policyDocument.DestinationArn,
      excepted: exceptedBy(selectionCriteria),
    })),
  ),
)

/** The one form that there is: AmazonCloudWatchLogs/latest/APIReference/API_PutAccountPolicy.html */
function exceptedBy(criteria: string): readonly string[] | undefined {
  if (criteria.trim() === '') return []
  const list = unwrapJson(/^\s*LogGroupName\s+NOT\s+IN\s+(\[.*\])\s*$/s.exec(criteria)?.[1])
  return v.is(v.array(v.string()), list) ? list : undefined
}

/** The class for what is seldom read has no subscriptions: AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html */
export function subscriptions(observation: Observation, told: Telling): [Fact<Reference[]>, Fact<Reference[]>] {
  const kind = fieldOrNone(told, 'logGroupClass', v.string(), null)
  const unless = <T>(asked: Fact<T[]>): Fact<T[]> =>
    chain(kind, (word, from) => (word === 'INFREQUENT_ACCESS' ? known([], from) : asked))
  const own = unless(ask(observation.answers, call('logs:DescribeSubscriptionFilters'), filters))
  const common = unless(ask(observation.answers, call('logs:DescribeAccountPolicies'), policies))
  return [
    pointers('log-sink', 'logs-subscription', own, (all, from) => all.map((arn) => ({ locator: known(arn, from) }))),
    pointers('log-sink', 'logs-account-subscription', common, (all, from) =>
      all.flatMap(({ to, excepted }) => {
        if (excepted?.includes(told.arn.name) === true) return []
        return [{ locator: excepted === undefined ? unknown('malformed') : known(to, from) }]
      }),
    ),
  ]
}
