// The ARNs of API Gateway, which have no account, and which only its Config items tell.
import type { Observation } from '../../model/observation.ts'
import type { Arn } from './arn.ts'
import { configItem } from './config-item.ts'
import type { Identifying } from './telling.ts'

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html */
export const apiArn =
  (kind: 'restapis' | 'apis'): Identifying =>
  (_, observation) =>
    arnIn(observation.source === 'live' ? madeFor(observation, kind) : toldIn(observation), observation)

/** A stage is listed as `api/stage`. */
const madeFor = ({ partition, region, nativeId }: Observation, kind: string): string | undefined =>
  region && `arn:${partition}:apigateway:${region}::/${kind}/${nativeId.replace('/', '/stages/')}`

function toldIn(observation: Observation): string | undefined {
  const item = configItem(observation)
  return item !== undefined && 'arn' in item ? item.arn : undefined
}

function arnIn(text: string | undefined, { account }: Observation): Arn | undefined {
  const [, partition, region, name] = /^arn:([^:]+):apigateway:([^:]+)::\/(?:rest)?apis\/(.+)$/s.exec(text ?? '') ?? []
  if (text === undefined || partition === undefined || region === undefined || name === undefined) return undefined
  return { text, partition, region, account, name: name.replace('/stages/', '/') }
}
