// The domain names of API Gateway in a region, and to which APIs each leads.
import { type APIGatewayClient, GetDomainNamesCommand } from '@aws-sdk/client-api-gateway'
import { type ApiGatewayV2Client, GetApiMappingsCommand } from '@aws-sdk/client-apigatewayv2'
import type { Origin } from '../../model/resource.ts'
import { answerWith } from '../answer-with.ts'
import { apiGatewayV2, limit } from './api-gateway-calls.ts'
import { listQuestion, type Question } from './collection.ts'
import { oncePer } from './once-per.ts'

export const domainNames: Question<APIGatewayClient, undefined> = oncePer(
  () => '',
  listQuestion({
    operation: 'GetDomainNames',
    name: 'items',
    send: (client: APIGatewayClient, _: undefined, position) =>
      client.send(new GetDomainNamesCommand({ position, limit })),
    items: ({ items }) => items,
    next: ({ position }) => position,
    id: ({ domainName, domainNameId }) => JSON.stringify([domainName, domainNameId]), // private ones may share a name
  }),
)

interface Domain {
  domainName: string
  endpointConfiguration?: { types?: string[] }
}

/** To which APIs each name leads, of whichever half they are. A list that is missing leaves the whole open; with no names there is nothing to ask. */
export const mappings: Question<APIGatewayClient, undefined> = async (caller, at, none) => {
  const listed = await domainNames(caller, at, none)
  if (listed === undefined || !('body' in listed)) return undefined
  const { items } = listed.body as { items: Domain[] } // `as`: as `domainNames` made it
  const told: unknown[] = []
  let last: Origin | undefined
  for (const { domainName, endpointConfiguration } of items) {
    if (endpointConfiguration?.types?.includes('PRIVATE') === true) continue // which nobody reaches from outside
    const answer = await mappingsOf(domainName)(caller, { ...at, service: apiGatewayV2 }, undefined)
    if (answer === undefined || 'error' in answer) return answer
    const { Items } = answer.body as { Items: object[] } // `as`: likewise
    told.push(...Items.map((one) => ({ ...one, DomainName: domainName })))
    last = answer.origin
  }
  return last && answerWith(last, { mappings: told })
}

const mappingsOf = (DomainName: string): Question<ApiGatewayV2Client, undefined> =>
  listQuestion({
    operation: 'GetApiMappings',
    name: 'Items',
    send: (client, _, NextToken) => client.send(new GetApiMappingsCommand({ DomainName, NextToken })),
    items: ({ Items }) => Items,
    next: ({ NextToken }) => NextToken,
    id: ({ ApiMappingId }) => ApiMappingId,
  })
