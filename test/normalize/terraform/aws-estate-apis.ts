// More of the estate that is told twice: APIs, the names that lead to them, and what their stages keep and write down.
import { to } from '../../sources/terraform/sample-plan.ts'
import { arn, tags } from './aws-estate-parts.ts'
import type { Told } from './aws-estate.ts'

const rest = 'aws_api_gateway_rest_api.orders'
const ofRest = { rest_api_id: to(`${rest}.id`, rest) }
const web = 'aws_apigatewayv2_api.chat'
const stages = [
  {
    stageName: 'live',
    tags,
    cacheClusterEnabled: true,
    accessLogSettings: { destinationArn: arn('logs', 'log-group:calls') },
    methodSettings: {
      '*/*': { loggingLevel: 'ERROR', cachingEnabled: true, cacheDataEncrypted: true },
      'orders/GET': { loggingLevel: 'OFF', cachingEnabled: true, cacheDataEncrypted: false },
    },
  },
  { stageName: 'old', cacheClusterEnabled: false, methodSettings: {} },
]
const settings = (path: string, own: object) => ({ stage_name: 'live', method_path: path, settings: [own] })

export const apis: readonly Told[] = [
  {
    address: rest,
    after: { name: 'orders', endpoint_configuration: [{ types: ['REGIONAL'] }], tags },
    unknown: { id: true, arn: true, disable_execute_api_endpoint: true, security_policy: true },
    live: {
      type: 'AWS::ApiGateway::RestApi',
      name: rest,
      answers: {
        'apigateway:GetRestApis': {
          items: [
            {
              id: rest,
              name: 'orders',
              endpointConfiguration: { types: ['REGIONAL'] },
              disableExecuteApiEndpoint: false,
              tags,
            },
          ],
        },
        'apigateway:GetStages': { item: stages },
        'apigateway:GetDomainNames': {
          items: [
            {
              domainName: 'orders.test',
              securityPolicy: 'TLS_1_2',
              endpointConfiguration: { types: ['EDGE'] },
              routingMode: 'BASE_PATH_MAPPING_ONLY',
            },
            { domainName: 'chat.test', securityPolicy: 'TLS_1_2', endpointConfiguration: { types: ['REGIONAL'] } },
          ],
        },
        'apigatewayv2:GetApiMappings': {
          mappings: [
            { ApiId: rest, DomainName: 'orders.test' },
            { ApiId: web, DomainName: 'chat.test' },
          ],
        },
      },
    },
  },
  {
    address: 'aws_api_gateway_stage.live',
    after: {
      stage_name: 'live',
      cache_cluster_enabled: true,
      access_log_settings: [{ destination_arn: arn('logs', 'log-group:calls') }],
      tags,
    },
    unknown: { rest_api_id: true },
    expressions: ofRest,
    live: {
      type: 'AWS::ApiGateway::Stage',
      name: `${rest}/live`,
      answers: { 'apigateway:GetStages': { item: stages.slice(0, 1) } },
    },
  },
  {
    address: 'aws_api_gateway_method_settings.all',
    after: settings('*/*', { logging_level: 'ERROR', caching_enabled: true, cache_data_encrypted: true }),
    unknown: { rest_api_id: true },
    expressions: ofRest,
  },
  {
    address: 'aws_api_gateway_method_settings.orders',
    after: settings('orders/GET', { caching_enabled: true }),
    unknown: { rest_api_id: true, settings: [{ logging_level: true, cache_data_encrypted: true }] },
    expressions: { ...ofRest, settings: [{}] },
  },
  {
    address: 'aws_api_gateway_deployment.old',
    after: { stage_name: 'old' },
    unknown: { rest_api_id: true, id: true },
    expressions: ofRest,
  },
  {
    address: 'aws_api_gateway_domain_name.orders',
    after: { domain_name: 'orders.test', security_policy: 'TLS_1_2' },
    unknown: { endpoint_configuration: true },
  },
  {
    address: 'aws_api_gateway_base_path_mapping.orders',
    after: { domain_name: 'orders.test' },
    unknown: { api_id: true },
    expressions: { api_id: to(`${rest}.id`, rest) },
  },
  {
    address: web,
    after: { name: 'chat', protocol_type: 'WEBSOCKET', tags },
    unknown: { id: true, arn: true, api_endpoint: true },
    live: {
      type: 'AWS::ApiGatewayV2::Api',
      name: web,
      answers: {
        'apigatewayv2:GetApis': { Items: [{ ApiId: web, Name: 'chat', ProtocolType: 'WEBSOCKET', Tags: tags }] },
        'apigatewayv2:GetStages': {
          Items: [
            {
              StageName: 'live',
              AccessLogSettings: { DestinationArn: arn('logs', 'log-group:calls') },
              DefaultRouteSettings: { LoggingLevel: 'INFO' },
              RouteSettings: { send: { LoggingLevel: 'OFF' } },
            },
          ],
        },
      },
    },
  },
  {
    address: 'aws_apigatewayv2_stage.live',
    after: {
      name: 'live',
      access_log_settings: [{ destination_arn: arn('logs', 'log-group:calls') }],
      default_route_settings: [{ logging_level: 'INFO' }],
      route_settings: [{ route_key: 'send' }],
    },
    unknown: { api_id: true, route_settings: [{ logging_level: true }] },
    expressions: { api_id: to(`${web}.id`, web), route_settings: [{}] },
  },
  {
    address: 'aws_apigatewayv2_domain_name.chat',
    after: {
      domain_name: 'chat.test',
      domain_name_configuration: [{ endpoint_type: 'REGIONAL', security_policy: 'TLS_1_2' }],
    },
  },
  {
    address: 'aws_apigatewayv2_api_mapping.chat',
    after: { domain_name: 'chat.test' },
    unknown: { api_id: true },
    expressions: { api_id: to(`${web}.id`, web) },
  },
]
