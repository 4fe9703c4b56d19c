// Datashares: live data of a Redshift cluster or namespace that others read where it is, from other accounts and regions too.
import * as v from 'valibot'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { Answer } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers, type Target } from '../pointers.ts'
import { ask, call } from './answers.ts'
import { parseArn } from './arn.ts'
import type { Telling } from './telling.ts'

const association = v.object({
  ConsumerIdentifier: v.string(),
  ConsumerRegion: v.optional(v.string()),
  Status: v.string(),
})
type Association = v.InferOutput<typeof association>

const shape = v.object({
  DataShares: v.array(v.object({ ProducerArn: v.string(), DataShareAssociations: v.array(association) })),
})

/** Nobody reads by these. */
const unused = ['PENDING_AUTHORIZATION', 'DEAUTHORIZED', 'REJECTED']

/** `namespace`: the ARN of what holds the data, whose last word is told of shares as well. */
export const shares = ({ arn }: Telling, namespace: Fact<string>, answers: readonly Answer[]): Fact<Reference[]> =>
  pointers(
    'vault',
    'redshift-datashare',
    chain(namespace, (own) =>
      chain(ask(answers, call('redshift:DescribeDataShares'), shape), ({ DataShares }, from) =>
        known(
          DataShares.filter(({ ProducerArn }) => lastWord(ProducerArn) === lastWord(own)).flatMap(
            (share) => share.DataShareAssociations,
          ),
          from,
        ),
      ),
    ),
    (list, from) =>
      list.filter(({ Status }) => !unused.includes(Status)).map((one) => consumer(arn.partition, one, from)),
  )

/** Provisioned and serverless namespaces have ARNs of two services that end alike. */
const lastWord = (arn: string): string => arn.slice(Math.max(arn.lastIndexOf(':'), arn.lastIndexOf('/')) + 1)

/** An account, a namespace, or what only AWS resolves: a data exchange, a catalog. */
function consumer(
  partition: string,
  { ConsumerIdentifier: name, ConsumerRegion }: Association,
  from: number[],
): Target {
  const arn = parseArn(name)
  if (arn !== undefined) return { locator: known(name, from), account: arn.account }
  if (!/^\d{12}$/.test(name)) return { locator: unknown('unresolved') }
  const locator = ConsumerRegion
    ? known(`arn:${partition}:redshift:${ConsumerRegion}:${name}:namespace:*`, from)
    : unknown('unresolved')
  return { locator, account: name }
}
