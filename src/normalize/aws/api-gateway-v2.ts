// AWS::ApiGatewayV2::Api: an API of HTTP or WebSocket, and where it writes down who called it.
import * as v from 'valibot'
import { type Fact, known, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { named } from '../decode.ts'
import { ask } from './answers.ts'
import { apiArn } from './api-gateway-arn.ts'
import { accessLogging, type ApiStage, stageLogs } from './api-gateway-stages.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { tagMap } from './labels.ts'
import { field, isTelling, tellingOf } from './telling.ts'

const permission = 'apigateway:GET'
const operation = 'apigatewayv2:GetApis'
const describing = { operation, permission, wrapper: 'Items', arn: apiArn('apis'), tagging: operation }

export function webApi(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const stages = stagesOf(observation)
  const resource = awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::ApiGatewayV2::Api',
    holds: 'metadata', // a request passes through it
    facets: {
      inTransit: {
        enforced: known(true, told.from), // as with those of REST
        minimumVersion: map(field(told, 'ProtocolType', kinds), () => 1.2),
      },
      logging: accessLogging(stages),
    },
    labels: told.labels ?? field(told, 'Tags', tagMap),
    references: stageLogs(stages, told.arn),
  })
  const [name, endpoint] = [field(told, 'Name', text), field(told, 'ApiEndpoint', text)]
  const host = endpoint.state === 'unknown' ? undefined : URL.parse(endpoint.value)?.hostname
  return {
    ...resource,
    ...(name.state === 'unknown' ? {} : { name: name.value }),
    ...(host ? { aliases: [host] } : {}),
  }
}

/** Neither accepts anything older, by whatever name: apigateway/latest/developerguide/http-api-ciphers.html and websocket-api-ciphers.html */
const kinds = v.picklist(['HTTP', 'WEBSOCKET'])

const text = v.pipe(v.string(), v.nonEmpty())

const settings = v.object({ LoggingLevel: v.nullish(v.string(), 'OFF') })

const list = v.object({
  Items: v.array(
    v.object({
      AccessLogSettings: v.nullish(v.object({ DestinationArn: v.nullish(v.string()) })),
      DefaultRouteSettings: v.nullish(settings, {}),
      RouteSettings: v.nullish(named(settings), {}),
    }),
  ),
})

/** How CloudWatch names the group of how calls to a WebSocket API were worked on is not confirmed. */
const stagesOf = ({ answers }: Observation): Fact<ApiStage[]> =>
  map(ask(answers, { operation: 'apigatewayv2:GetStages', permission }, list), ({ Items }) =>
    Items.map(({ AccessLogSettings, DefaultRouteSettings, RouteSettings }) => ({
      log: AccessLogSettings?.DestinationArn || null,
      execution: [DefaultRouteSettings, ...Object.values(RouteSettings)].some(
        ({ LoggingLevel }) => LoggingLevel !== 'OFF',
      )
        ? null
        : undefined,
    })),
  )
