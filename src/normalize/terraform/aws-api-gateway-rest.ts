// aws_api_gateway_rest_api: which TLS it will accept by whichever name, from which edges, and what its stages write down.
import { afterApply, notTold, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, chosen, inBlock, isSet, of, tagsOf, textIn, usual, written, writtenBlock } from './values.ts'

export function restApi(planned: Planned): Answered[] {
  const { main, row, parts } = planned
  const mapped = [...parts('aws_api_gateway_base_path_mapping'), ...parts('aws_apigatewayv2_api_mapping')]
  return [
    told('apigateway:GetRestApis', row, {
      items: [
        {
          id: row.name,
          name: of(main, 'name'),
          endpointConfiguration: { types: endpointsOf(main) },
          disableExecuteApiEndpoint: isClosed(main),
          securityPolicy: policyOf(main),
          tags: tagsOf(main),
        },
      ],
    }),
    told('apigateway:GetStages', row, { item: allOf(main, stagesOf(planned)) }),
    told('apigateway:GetDomainNames', row, { items: allOf(main, domains(planned, mapped)) }),
    told('apigatewayv2:GetApiMappings', row, {
      mappings: allOf(
        main,
        mapped.map((one) => ({ ApiId: row.name, DomainName: of(one, 'domain_name') })),
      ),
    }),
  ]
}

/** A description that is imported may choose them too, by a parameter of the import. */
function endpointsOf(main: PlannedRow | undefined): unknown {
  const block = writtenBlock(main, 'endpoint_configuration')
  if (block === undefined && isSet(of(main, 'parameters', 'endpointConfigurationTypes'))) return afterApply
  const types = inBlock(main, 'endpoint_configuration', 'types')
  return typeof types === 'string' ? [types] : types
}

/** What is imported may say so where the resource does not. */
const isClosed = (main: PlannedRow | undefined): unknown =>
  written(main, 'disable_execute_api_endpoint') ??
  (isSet(of(main, 'body')) ? afterApply : usual(main, 'disable_execute_api_endpoint'))

/** A provider older than the choice says nothing of what was chosen. */
const policyOf = (main: PlannedRow | undefined): unknown =>
  textIn(written(main, 'security_policy')) ?? (main?.isNew === true ? undefined : notTold)

/** The deployments of old make a stage by naming one. */
function stagesOf({ main, parts }: Planned): unknown[] {
  const [stages, settings] = [parts('aws_api_gateway_stage'), parts('aws_api_gateway_method_settings')]
  const names = stages.map((one) => of(one, 'stage_name'))
  const made = main?.isNew === true ? parts('aws_api_gateway_deployment').map((one) => of(one, 'stage_name')) : []
  return [
    ...stages.map((one) => ({
      stageName: of(one, 'stage_name'),
      accessLogSettings: { destinationArn: of(one, 'access_log_settings', 0, 'destination_arn') },
      methodSettings: logged(settings, of(one, 'stage_name')),
    })),
    ...made
      .filter((name) => isSet(name) && !names.includes(name))
      .map((name) => ({ stageName: name, methodSettings: logged(settings, name) })),
  ]
}

const logged = (settings: readonly PlannedRow[], stage: unknown): object =>
  Object.fromEntries(
    ofStage(settings, stage).map((one) => [one.address, { loggingLevel: chosen(saidIn(one, 'logging_level')) }]),
  )

/** With those of which nobody knows yet of which stage they are. */
export const ofStage = (settings: readonly PlannedRow[], stage: unknown): PlannedRow[] =>
  settings.filter((one) => typeof of(one, 'stage_name') !== 'string' || of(one, 'stage_name') === stage)

export function saidIn(setting: PlannedRow, name: string): unknown {
  const stage = of(setting, 'stage_name')
  return typeof stage === 'string' ? of(setting, 'settings', 0, name) : stage
}

/** Of a name that is managed elsewhere nobody knows how it is reached. */
function domains({ parts }: Planned, mapped: readonly PlannedRow[]): object[] {
  const own = [
    ...parts('aws_api_gateway_domain_name').map((one) => ({
      domainName: of(one, 'domain_name'),
      securityPolicy: of(one, 'security_policy'),
      endpointConfiguration: { types: endpointsOf(one) },
      routingMode: textIn(written(one, 'routing_mode')),
    })),
    ...parts('aws_apigatewayv2_domain_name').map((one) => ({
      domainName: of(one, 'domain_name'),
      securityPolicy: of(one, 'domain_name_configuration', 0, 'security_policy'),
      endpointConfiguration: { types: [of(one, 'domain_name_configuration', 0, 'endpoint_type')] },
      routingMode: textIn(written(one, 'routing_mode')),
    })),
  ]
  const elsewhere = mapped
    .map((one) => of(one, 'domain_name'))
    .filter((name) => own.every(({ domainName }) => domainName !== name))
  return [...own, ...elsewhere.map((domainName) => ({ domainName, endpointConfiguration: notTold }))]
}
