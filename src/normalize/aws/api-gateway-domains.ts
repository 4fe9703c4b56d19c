// The domain names that lead to a REST API: which TLS each accepts, and whether it is answered at edges.
import * as v from 'valibot'
import { chain, type Fact, known } from '../../model/fact.ts'
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
const names = v.object({
  items: v.array(
    v.object({ domainName: v.string(), securityPolicy: v.nullish(v.string()), endpointConfiguration: endpointTypes }),
  ),
})
const mappings = v.object({ mappings: v.array(v.object({ ApiId: v.string(), DomainName: v.string() })) })

/** Private ones lead to nobody outside of a network. */
export const domainsOf = ({ answers, nativeId }: Observation): Fact<Domain[]> =>
  chain(ask(answers, { operation: 'apigateway:GetDomainNames', permission }, names), ({ items }, from) => {
    const open = items.filter(({ endpointConfiguration }) => !endpointConfiguration.includes('PRIVATE'))
    if (open.length === 0) return known([], from)
    const mapped = ask(answers, { operation: 'apigatewayv2:GetApiMappings', permission }, mappings)
    return chain(mapped, (all, read) => {
      const own = new Set(all.mappings.flatMap(({ ApiId, DomainName }) => (ApiId === nativeId ? [DomainName] : [])))
      return known(
        open
          .filter(({ domainName }) => own.has(domainName))
          .map(({ securityPolicy, endpointConfiguration }) => ({
            tls: policyTls(securityPolicy ?? ''),
            atEdges: endpointConfiguration.includes('EDGE'),
          })),
        read,
      )
    })
  })
