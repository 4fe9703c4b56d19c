// How API Gateway is called, which has two halves with a client each, and what several of its types ask.
import { APIGatewayClient, GetStagesCommand, type RestApi, type Stage } from '@aws-sdk/client-api-gateway'
import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2'
import type { Service } from './caller.ts'
import { type Question, question } from './collection.ts'
import { eachOf } from './listing.ts'
import { oncePer } from './once-per.ts'

const pace = { inFlight: 4, calls: 8, windowMs: 1_000 }

export const apiGateway: Service<APIGatewayClient> = {
  name: 'apigateway',
  variable: 'API_GATEWAY',
  pace,
  connect: (config) => new APIGatewayClient(config),
}

/** The younger half: APIs of HTTP and WebSocket, and which names lead where. */
export const apiGatewayV2: Service<ApiGatewayV2Client> = {
  name: 'apigatewayv2',
  pace,
  connect: (config) => new ApiGatewayV2Client(config),
}

/** IAM names it after how the call is sent. */
export const permission = 'apigateway:GET'

export const limit = 500

/** What a stage hands to its methods may be a password; nobody here asks for it. */
const settingsOf = ({ stageName, tags, accessLogSettings, methodSettings, cacheClusterEnabled }: Stage) => ({
  stageName,
  tags,
  accessLogSettings,
  methodSettings,
  cacheClusterEnabled,
})

/** Asked for the API and for its caches. */
export const stages: Question<APIGatewayClient, RestApi> = oncePer(
  ({ id }) => id,
  question({
    operation: 'GetStages',
    send: (client: APIGatewayClient, { id }: RestApi) =>
      client
        .send(new GetStagesCommand({ restApiId: id }))
        .then(({ $metadata, item }) => ({ $metadata, item: eachOf(item, settingsOf) })),
  }),
)
