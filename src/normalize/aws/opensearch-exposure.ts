// Whether anyone may use a domain of OpenSearch: by where its endpoint is, what its policy says, and whether it asks who one is.
import * as v from 'valibot'
import { chain, type Fact, known } from '../../model/fact.ts'
import { allowsAnyone, policyText } from './bucket-policy.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

const network = v.pipe(
  v.object({ SubnetIds: v.array(v.string()) }),
  v.transform(({ SubnetIds }) => SubnetIds.length > 0),
)

/** `security`: its AdvancedSecurityOptions. */
export function openToAnyone(told: Telling, security: Telling): Fact<boolean> {
  return chain(fieldOrNone(told, 'VPCOptions', network, false), (inside, from) => {
    if (inside) return known(false, from) // the endpoint is an address of that network
    return chain(policyOf(told), (policy, of) => {
      const open = policy === null ? known(false, of) : allowsAnyone(policy, of)
      return open.state === 'known' && open.value ? asksNobody(security) : open
    })
  })
}

/** Without one, only who the account itself lets in. */
const policyOf = (told: Telling) =>
  told.fields['AccessPolicies'] === '' ? known(null, told.from) : field(told, 'AccessPolicies', policyText)

/**
 * Fine-grained access control asks for a user whatever the policy says:
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html
 */
const asksNobody = (security: Telling): Fact<boolean> =>
  chain(field(security, 'Enabled', v.boolean()), (asks, from) =>
    asks ? field(security, 'AnonymousAuthEnabled', v.boolean()) : known(true, from),
  )
