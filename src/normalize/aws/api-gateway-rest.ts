// AWS::ApiGateway::RestApi: how it may be called, from which edges, and where it writes that down.
import * as v from 'valibot'
import { allTrue, chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { named } from '../decode.ts'
import { pointers } from '../pointers.ts'
import { type Call, ask } from './answers.ts'
import { type Domain, domainsOf, endpointTypes } from './api-gateway-domains.ts'
import { apiArn } from './api-gateway-arn.ts'
import { accessLogging, type ApiStage, stageLogs } from './api-gateway-stages.ts'
import type { Arn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { tagMap } from './labels.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'
import { lowest, policyTls } from './tls-version.ts'

const permission = 'apigateway:GET' // for all that reads
const operation = 'apigateway:GetRestApis'
const describing = { operation, permission, wrapper: 'items', arn: apiArn('restapis'), tagging: operation }

export function restApi(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const domains = domainsOf(observation)
  const stages = stagesOf(told, observation)
  const resource = awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::ApiGateway::RestApi',
    holds: 'metadata', // a request passes through it
    facets: {
      inTransit: {
        enforced: known(true, told.from), // it has no other endpoints: apigateway/latest/developerguide/data-protection-encryption.html
        minimumVersion: oldest(told, domains),
      },
      logging: accessLogging(stages),
    },
    labels: told.labels ?? field(told, 'tags', tagMap),
    references: gather(
      stageLogs(stages, told.arn),
      pointers('replica', 'apigateway-edge', isAtEdges(told, domains), (yes, from) =>
        yes ? [{ locator: known('aws-region:global', from) }] : [],
      ),
    ),
  })
  const name = field(told, 'name', v.pipe(v.string(), v.nonEmpty()))
  return { ...resource, ...(name.state === 'unknown' ? {} : { name: name.value }), aliases: [hostOf(told.arn)] }
}

const hostOf = ({ partition, region, name }: Arn): string =>
  `${name}.execute-api.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`

const version = v.pipe(v.string(), v.transform(policyTls), v.number())

/** By its own host, unless that is closed, and by each name that leads to it. */
function oldest(told: Telling, domains: Fact<Domain[]>): Fact<number> {
  const own = chain(field(told, 'disableExecuteApiEndpoint', v.boolean()), (closed, from) =>
    known(closed ? [] : [ofOwnHost(told)], from),
  )
  return chain(own, (host) =>
    chain(domains, (list, from) => {
      const ways = [...host, ...list.map(({ tls }) => (tls === undefined ? unknown('malformed') : known(tls, from)))]
      return ways.length === 0 ? unknown('unsupported') : lowest(...ways) // nobody can call it
    }),
  )
}

/** Where none was chosen: en_us/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html */
const ofOwnHost = (told: Telling): Fact<number> =>
  chain(chosenPolicy(told), (chosen, from) =>
    chosen === null
      ? map(field(told, 'endpointConfiguration', endpointTypes), (types) =>
          types.every((one) => one === 'PRIVATE') ? 1.2 : 1,
        )
      : known(chosen, from),
  )

/** A Config item may be older than the choice. */
const chosenPolicy = (told: Telling): Fact<number | null> =>
  told.spelling === 'config'
    ? field(told, 'securityPolicy', version)
    : fieldOrNone(told, 'securityPolicy', version, null)

/** One that is optimized for edges is called at whichever is nearest to the caller: api-gateway-api-endpoint-types.html */
const isAtEdges = (told: Telling, domains: Fact<Domain[]>): Fact<boolean> =>
  map(
    allTrue(
      map(field(told, 'endpointConfiguration', endpointTypes), (types) => !types.includes('EDGE')),
      map(domains, (list) => list.every(({ atEdges }) => !atEdges)),
    ),
    (none) => !none,
  )

const text = v.string()
const setting = v.object({ loggingLevel: v.nullish(text, 'OFF') })
const stage = v.object({
  stageName: text,
  accessLogSettings: v.nullish(v.object({ destinationArn: v.nullish(text) })),
  methodSettings: v.nullish(named(setting), {}),
})

const stagesCall: Call = { operation: 'apigateway:GetStages', permission }

/** CloudWatch has how calls were worked on in a group that is named so: apigateway/latest/developerguide/set-up-logging.html */
const stagesOf = ({ arn }: Telling, { answers }: Observation): Fact<ApiStage[]> =>
  map(ask(answers, stagesCall, v.object({ item: v.array(stage) })), ({ item }) =>
    item.map(({ stageName, accessLogSettings, methodSettings }) => ({
      log: accessLogSettings?.destinationArn || null,
      execution: Object.values(methodSettings).some(({ loggingLevel }) => loggingLevel !== 'OFF')
        ? `API-Gateway-Execution-Logs_${arn.name}/${stageName}`
        : undefined,
    })),
  )
