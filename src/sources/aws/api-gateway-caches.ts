// Caches that stages of REST APIs keep.
import type { APIGatewayClient, GetRestApisCommandOutput, RestApi, Stage } from '@aws-sdk/client-api-gateway'
import type { Answer, Gap, Observation } from '../../model/observation.ts'
import { answerWith } from '../answer-with.ts'
import { apiGateway, permission, stages } from './api-gateway-calls.ts'
import { restApiList } from './api-gateway.ts'
import type { Caller } from './caller.ts'
import type { Collection } from './collection.ts'
import { gapOf, type Listing, readWithin } from './listing.ts'
import { observed } from './observation.ts'

const type = 'AWS::ApiGateway::Stage'

export const apiCaches: Collection = {
  type,
  lists: ['apigateway:GetRestApis'],
  listedWith: 'AWS::ApiGateway::RestApi',
  inner: ['apigateway:GetStages'],
  callsEach: 0,
  pace: apiGateway.pace,
  read(caller, region) {
    const all: Listing<APIGatewayClient, GetRestApisCommandOutput, RestApi> = { ...restApiList, region, type }
    return readWithin(caller, all, (api) => cachesOf(caller, region, api))
  },
}

async function* cachesOf(caller: Caller, region: string, api: RestApi): AsyncGenerator<Observation | Gap> {
  const answer = await stages(caller, { service: apiGateway, region }, api)
  if (answer === undefined) return
  const listed = stagesIn(answer)
  if ('error' in listed) {
    yield gapOf(caller, { service: apiGateway, region, operation: 'GetStages', permission, type }, listed)
    return
  }
  for (const stage of listed.stages) {
    if (stage.cacheClusterEnabled === false) continue
    const answers = [answerWith(answer.origin, { item: [stage] })]
    yield observed(caller.identity, { type, nativeId: `${api.id}/${stage.stageName}`, region, answers })
  }
}

/** The SDK hands on whatever stands in the place of a list. */
function stagesIn(answer: Answer): { error: string } | { stages: Stage[] } {
  if ('error' in answer) return answer
  const { item } = answer.body as { item?: Stage[] } // `as`: as `stages` made it
  if (!Array.isArray(item)) return { error: 'MissingList' }
  return item.every((one) => one?.stageName) ? { stages: item } : { error: 'NamelessItem' }
}
