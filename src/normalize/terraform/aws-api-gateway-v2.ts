// aws_apigatewayv2_api: an API of HTTP or WebSocket, and what its stages write down.
import type { PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, at, chosen, each, isSet, listIn, of, tagsOf } from './values.ts'

export function webApi({ main, row, parts }: Planned): Answered[] {
  const stages = parts('aws_apigatewayv2_stage')
  const hasDefault = stages.some((one) => of(one, 'name') === byItself)
  const made = main?.isNew === true && isSet(of(main, 'target')) && !hasDefault ? [{ StageName: byItself }] : []
  return [
    told('apigatewayv2:GetApis', row, {
      Items: [
        {
          ApiId: row.name,
          Name: of(main, 'name'),
          ProtocolType: of(main, 'protocol_type'),
          ApiEndpoint: of(main, 'api_endpoint'),
          Tags: tagsOf(main),
        },
      ],
    }),
    told('apigatewayv2:GetStages', row, { Items: allOf(main, [...stages.map(webStage), ...made]) }),
  ]
}

/** The stage that an API with a target of its own begins with. */
const byItself = '$default'

const webStage = (one: PlannedRow) => ({
  StageName: of(one, 'name'),
  AccessLogSettings: { DestinationArn: of(one, 'access_log_settings', 0, 'destination_arn') },
  DefaultRouteSettings: { LoggingLevel: chosen(of(one, 'default_route_settings', 0, 'logging_level')) },
  RouteSettings: routes(of(one, 'route_settings')),
})

function routes(blocks: unknown): unknown {
  const list = each(blocks, (one) => ({ LoggingLevel: chosen(at(one, 'logging_level')) }))
  return listIn(list) === undefined ? list : { ...listIn(list) }
}
