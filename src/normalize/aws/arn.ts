// An ARN is the provider's own statement of partition, region and account, except where a service leaves them empty.
import { type Fact, known, unknown } from '../../model/fact.ts'

export interface Arn {
  text: string
  partition: string
  region: string
  account: string
  /** What is left without the leading word: `crm` of `db:crm`, the id of `key/...`. */
  name: string
}

/** As another resource may name it that does not know whose it is. */
export const withoutAccount = ({ text, account }: Arn): string => text.replace(`:${account}:`, '::')

/** Undefined for text that is no ARN, or one that lacks its region or account. */
export function parseArn(text: unknown): Arn | undefined {
  const [, partition, region, account, name] =
    (typeof text === 'string' && /^arn:([^:]+):[^:]+:([^:]+):([^:]+):[^:/]+[:/](.+)$/s.exec(text)) || []
  if (partition === undefined || region === undefined || account === undefined || name === undefined) return undefined
  return { text: String(text), partition, region, account, name }
}

/** S3 leaves region and account of a bucket empty. */
export const bucketArn = ({ partition }: Pick<Arn, 'partition'>, name: string): string =>
  `arn:${partition}:s3:::${name}`

export const logGroupArn = (
  { partition, region, account }: Pick<Arn, 'partition' | 'region' | 'account'>,
  name: string,
): string => `arn:${partition}:logs:${region}:${account}:log-group:${name}`

/** The bucket of an address as services take it: `s3://bucket/and/what/is/in/it`. */
export function bucketAt(address: string, home: Pick<Arn, 'partition'>, from: number[]): Fact<string> {
  const name = /^s3[an]?:\/\/([^/]+)/.exec(address)?.[1]
  return name === undefined ? unknown('malformed') : known(bucketArn(home, name), from)
}
