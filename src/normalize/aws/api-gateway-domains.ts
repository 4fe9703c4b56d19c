// The domain names that lead to a REST API: which TLS each accepts, and whether it is answered at edges.
import * as v from 'valibot'
import { chain, type Fact, known, partial } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import { ask } from './answers.ts'
import { policyTls } from './tls-version.ts'

export interface Domain {
  /** Undefined for a policy that is new to us. */
  tls: number | undefined
  atEdges: boolean
}

export const endpointTypes = v.pipe(
  v.object({ types: v.pipe(v.array(v.picklist(['EDGE', 'REGIONAL', 'PRIVATE'])), v.minLength(1)) }),
  v.transform(({ types }) => types),
)

const permission = 'apigateway:GET'
const byMapping = 'BASE_PATH_MAPPING_ONLY'
const byRule = 'ROUTING_RULE_ONLY'
const names = v.object({
  items: v.array(
    v.object({
      domainName: v.string(),
      securityPolicy: v.nullish(v.string()),
      endpointConfiguration: endpointTypes,
      routingMode: v.nullish(v.string(), byMapping), // what a name begins with
    }),
  ),
})
const mappings = v.object({ mappings: v.array(v.object({ ApiId: v.string(), DomainName: v.string() })) })

/** Private ones lead to nobody outside of a network. Where one goes by rules nobody here asks: it may lead to any API. */
export const domainsOf = ({ answers, nativeId }: Observation): Fact<Domain[]> =>
  chain(ask(answers, { operation: 'apigateway:GetDomainNames', permission }, names), ({ items }, from) => {
    const open = items.filter(({ endpointConfiguration }) => !endpointConfiguration.includes('PRIVATE'))
    if (open.length === 0) return known([], from)
    const mapped = ask(answers, { operation: 'apigatewayv2:GetApiMappings', permission }, mappings)
    return chain(mapped, (all, read) => {
      const own = new Set(all.mappings.flatMap(({ ApiId, DomainName }) => (ApiId === nativeId ? [DomainName] : [])))
      const leading = open
        .filter(({ domainName, routingMode }) => routingMode !== byRule && own.has(domainName))
        .map(({ securityPolicy, endpointConfiguration }) => ({
          tls: policyTls(securityPolicy ?? ''),
          atEdges: endpointConfiguration.includes('EDGE'),
        }))
      const isTold = open.every(({ routingMode }) => routingMode === byMapping)
      return isTold ? known(leading, read) : partial(leading, 'unsupported', read)
    })
  })
