// The ARN of a queue or a topic: no word before the name says what it is the name of.
import type { Arn } from './arn.ts'
import type { Identifying } from './telling.ts'

export function plainArn(text: unknown): Arn | undefined {
  const [, partition, region, account, name] =
    (typeof text === 'string' && /^arn:([^:]+):[^:]+:([^:]+):([^:]+):([^:/]+)$/.exec(text)) || []
  if (partition === undefined || region === undefined || account === undefined || name === undefined) return undefined
  return { text: String(text), partition, region, account, name }
}

export const identifiedByPlainArn =
  (field: string): Identifying =>
  (fields) =>
    plainArn(fields[field])
