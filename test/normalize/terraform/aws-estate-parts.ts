// What the resources of the estate that is told twice have in common: their account, their tags and their key.
import { to } from '../../sources/terraform/sample-plan.ts'

export const account = '111122223333'

export const tags = { DataClass: 'pii' }
export const tagList = [{ Key: 'DataClass', Value: 'pii' }]

export const arn = (service: string, rest: string, region = 'eu-central-1'): string =>
  `arn:aws:${service}:${region}:${account}:${rest}`

export const mainKey = arn('kms', 'key/aws_kms_key.main')
/** As the configuration points at it. */
export const toKey = to('aws_kms_key.main.arn', 'aws_kms_key.main')
