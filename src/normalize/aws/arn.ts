// An ARN is the provider's own statement of partition, region and account, except where a service leaves them empty.

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
