// The connections between domains of OpenSearch: who asks for one reads what the other holds, and may keep a copy in step.
import * as v from 'valibot'
import { chain, type Fact, known } from '../../model/fact.ts'
import type { Answer } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import type { Telling } from './telling.ts'

const end = v.pipe(
  v.object({ AWSDomainInformation: v.object({ OwnerId: v.string(), DomainName: v.string(), Region: v.string() }) }),
  v.transform(({ AWSDomainInformation: one }) => one),
)
type End = v.InferOutput<typeof end>

const shape = v.object({
  Connections: v.array(
    v.object({
      LocalDomainInfo: end,
      RemoteDomainInfo: end,
      ConnectionStatus: v.object({ StatusCode: v.string() }),
    }),
  ),
})

/** Nothing goes over it yet, or any more. */
const unused = ['PENDING_ACCEPTANCE', 'REJECTED', 'REJECTING', 'VALIDATING', 'VALIDATION_FAILED', 'DELETED']

/**
 * The local end is the one that asked, in both lists, and replication pulls: a follower asks its leader.
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/replication.html
 */
export function connections(told: Telling, answers: readonly Answer[]): [Fact<Reference[]>, Fact<Reference[]>] {
  const { partition, region, account, name } = told.arn
  const isOwn = (one: End) => one.OwnerId === account && one.Region === region && one.DomainName === name
  const target = (one: End, from: number[]) => ({
    locator: known(`arn:${partition}:es:${one.Region}:${one.OwnerId}:domain/${one.DomainName}`, from),
    account: one.OwnerId,
  })
  const used = (operation: string) =>
    chain(ask(answers, call(operation), shape), ({ Connections }, from) =>
      known(
        Connections.filter(({ ConnectionStatus: { StatusCode } }) => !unused.includes(StatusCode)),
        from,
      ),
    )
  return [
    pointers('source', 'opensearch-connection', used('es:DescribeOutboundConnections'), (list, from) =>
      list.filter((one) => isOwn(one.LocalDomainInfo)).map((one) => target(one.RemoteDomainInfo, from)),
    ),
    pointers('replica', 'opensearch-connection', used('es:DescribeInboundConnections'), (list, from) =>
      list.filter((one) => isOwn(one.RemoteDomainInfo)).map((one) => target(one.LocalDomainInfo, from)),
    ),
  ]
}
