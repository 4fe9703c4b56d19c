// Buckets that a table of DynamoDB was exported to, whoever owns them, and the keys that they were told to encrypt the copy with.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import { type Arn, bucketArn } from './arn.ts'

const listing = call('dynamodb:ListExports')
const describing = call('dynamodb:DescribeExport')

const text = v.pipe(v.string(), v.nonEmpty())
const shape = v.pipe(
  v.object({
    Exports: v.array(
      v.object({
        ExportDescription: v.object({
          S3Bucket: text,
          S3BucketOwner: v.nullish(text),
          S3SseKmsKeyId: v.nullish(text),
        }),
      }),
    ),
  }),
  v.transform(({ Exports }) => Exports.map(({ ExportDescription }) => ExportDescription)),
)
type Exported = v.InferOutput<typeof shape>

/**
 * An export is an act and no setting: a saved file of settings has no word for one, and is not blamed for that. Whoever reads an
 * account by what AWS Config has of it has not asked for them, and could have.
 */
export function exported({ source, answers }: Observation, arn: Arn): Fact<Reference[]> {
  const asked = [describing, listing].find((one) => answers.some(({ origin }) => origin.operation === one.operation))
  if (source === 'snapshot' && asked === undefined) return known([], [])
  const all = map(ask(answers, asked ?? listing, shape), once)
  return gather(
    pointers('replica', 'dynamodb-export', all, (list, from) =>
      list.map(({ S3Bucket, S3BucketOwner: account }) => ({
        locator: known(bucketArn(arn, S3Bucket), from),
        ...(account ? { account } : {}),
      })),
    ),
    // Of a list that was not read its bucket is the unknown place; its key would be the same one again.
    chain(all, (list, from) =>
      known(
        list.flatMap(({ S3SseKmsKeyId }) => keyIn(S3SseKmsKeyId, from)),
        from,
      ),
    ),
  )
}

/** A short name is one of the region of the bucket, which no export tells. */
function keyIn(key: string | null | undefined, from: number[]): Reference[] {
  if (!key) return []
  const locator = key.startsWith('arn:') ? known(key, from) : unknown('unresolved', 'kms:DescribeKey')
  return [{ role: 'key', mechanism: 'dynamodb-export-encryption', locator }]
}

/** One that is made every night to one bucket is told once. */
const once = (all: Exported): Exported => [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
