// Where the brokers of a cluster write their logs: a group, a stream, a bucket, each on its own switch.
import * as v from 'valibot'
import { chain, type Fact, gather, known } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'
import { decode } from '../decode.ts'
import { pointers } from '../pointers.ts'
import { bucketArn } from './arn.ts'
import type { Brokers } from './msk-cluster.ts'
import type { Telling } from './telling.ts'

interface Sink {
  field: string
  name: string
  arn(told: Telling, name: string): string
}

const at = ({ arn: { partition, region, account } }: Telling, service: string, rest: string): string =>
  `arn:${partition}:${service}:${region}:${account}:${rest}`

const group: Sink = {
  field: 'CloudWatchLogs',
  name: 'LogGroup',
  arn: (told, name) => at(told, 'logs', `log-group:${name}`),
}
const stream: Sink = {
  field: 'Firehose',
  name: 'DeliveryStream',
  arn: (told, name) => at(told, 'firehose', `deliverystream/${name}`),
}
const bucket: Sink = { field: 'S3', name: 'Bucket', arn: ({ arn }, name) => bucketArn(arn, name) }

/** A cluster that was told nothing of logs writes none; a serverless one cannot be told. */
export function brokerLogs(told: Telling, kind: Fact<string>, brokers: Brokers): Fact<Reference[]> {
  const written = (sink: Sink) =>
    pointers('log-sink', 'msk-logs', targetOf(sink, kind, brokers), (name, from) =>
      name === null ? [] : [{ locator: known(sink.arn(told, name), from) }],
    )
  return gather(written(group), written(stream), written(bucket))
}

const targetOf = ({ field, name }: Sink, kind: Fact<string>, brokers: Brokers): Fact<string | null> =>
  chain(kind, (one, from) =>
    one === 'SERVERLESS'
      ? known(null, from)
      : chain(brokers, ({ LoggingInfo }, told) => decode(shapeOf(field, name), LoggingInfo ?? {}, told)),
  )

/** Switched on without a name it goes nobody knows where, which the shape does not take. */
const shapeOf = (field: string, name: string) =>
  v.pipe(
    v.object({
      BrokerLogs: v.nullish(
        v.object({
          [field]: v.nullish(
            v.union([
              v.object({ Enabled: v.literal(false) }),
              v.pipe(
                v.object({ Enabled: v.literal(true), [name]: v.string() }),
                v.transform((one) => ({ Enabled: true, at: one[name] as string })),
              ), // `as`: its shape is above
            ]),
          ),
        }),
      ),
    }),
    v.transform(({ BrokerLogs }) => {
      const sink = BrokerLogs?.[field]
      return sink !== undefined && sink !== null && 'at' in sink ? sink.at : null
    }),
  )
