// APIs of API Gateway: of REST, each with its stages and the domain names that lead to it, and those of HTTP and WebSocket.
import {
  type APIGatewayClient,
  GetRestApisCommand,
  type GetRestApisCommandOutput,
  type RestApi,
} from '@aws-sdk/client-api-gateway'
import { GetApisCommand, GetStagesCommand, type Stage } from '@aws-sdk/client-apigatewayv2'
import { apiGateway, apiGatewayV2, limit, permission, stages } from './api-gateway-calls.ts'
import { domainNames, mappings } from './api-gateway-domains.ts'
import type { Reply } from './caller.ts'
import { collection, listQuestion } from './collection.ts'
import { eachOf } from './listing.ts'
import { kept } from './once-per.ts'

export const restApiList = {
  service: apiGateway,
  oncePerPage: kept<Promise<Reply<GetRestApisCommandOutput>>>(),
  operation: 'GetRestApis',
  permission,
  send: (client: APIGatewayClient, position: string | undefined) =>
    client.send(new GetRestApisCommand({ position, limit })),
  items: ({ items }: GetRestApisCommandOutput) => items,
  next: ({ position }: GetRestApisCommandOutput) => position,
  id: ({ id }: RestApi) => id,
}

export const restApis = collection({
  ...restApiList,
  type: 'AWS::ApiGateway::RestApi',
  told: 'items',
  questions: [stages],
  shared: [domainNames, mappings],
})

/** As with those of REST, what a stage hands on may be a password. */
const settingsOf = ({ StageName, AccessLogSettings, DefaultRouteSettings, RouteSettings }: Stage) => ({
  StageName,
  AccessLogSettings,
  DefaultRouteSettings,
  RouteSettings,
})

export const webApis = collection({
  service: apiGatewayV2,
  type: 'AWS::ApiGatewayV2::Api',
  operation: 'GetApis',
  permission,
  send: (client, NextToken) => client.send(new GetApisCommand({ NextToken, MaxResults: String(limit) })),
  items: ({ Items }) => Items,
  next: ({ NextToken }) => NextToken,
  id: ({ ApiId }) => ApiId,
  told: 'Items',
  questions: [
    listQuestion({
      operation: 'GetStages',
      name: 'Items',
      send: (client, { ApiId }, NextToken) =>
        client.send(new GetStagesCommand({ ApiId, NextToken, MaxResults: String(limit) })),
      items: ({ Items }) => eachOf(Items, settingsOf),
      next: ({ NextToken }) => NextToken,
      id: ({ StageName }) => StageName,
    }),
  ],
})
