// What CloudWatch Logs delivers of the logs of one resource, and to where.
import * as v from 'valibot'
import { chain, type Fact, map } from '../../model/fact.ts'
import type { Answer } from '../../model/observation.ts'
import { ask, call } from './answers.ts'

const text = v.string()

/** A service may send logs of other kinds too, which tell nothing of who asked for what. */
const sources = v.object({
  deliverySources: v.array(v.object({ name: text, resourceArns: v.array(text), logType: text })),
})

const deliveries = v.object({
  deliveries: v.array(v.object({ deliverySourceName: text, deliveryDestinationArn: text })),
})

/** One for traces has no resource behind it. */
const destinations = v.pipe(
  v.object({
    deliveryDestinations: v.array(
      v.object({
        arn: text,
        deliveryDestinationConfiguration: v.nullish(v.object({ destinationResourceArn: v.nullish(text) })),
      }),
    ),
  }),
  v.transform(
    ({ deliveryDestinations }) =>
      new Map(
        deliveryDestinations.map((one) => [
          one.arn,
          one.deliveryDestinationConfiguration?.destinationResourceArn ?? null,
        ]),
      ),
  ),
)

/** The ARN behind each destination; null for one that nobody names. */
export const deliveredLogs = (answers: readonly Answer[], arn: string): Fact<(string | null)[]> =>
  chain(ask(answers, call('logs:DescribeDeliverySources'), sources), ({ deliverySources }) =>
    chain(ask(answers, call('logs:DescribeDeliveries'), deliveries), ({ deliveries: all }) => {
      const names = deliverySources.flatMap(({ name, resourceArns, logType }) =>
        logType === 'ACCESS_LOGS' && resourceArns.includes(arn) ? [name] : [],
      )
      const reached = all.filter(({ deliverySourceName }) => names.includes(deliverySourceName))
      return map(ask(answers, call('logs:DescribeDeliveryDestinations'), destinations), (known) =>
        reached.map(({ deliveryDestinationArn }) => known.get(deliveryDestinationArn) ?? null),
      )
    }),
  )
