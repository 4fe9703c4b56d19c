// The shape of ringfence.yaml, as far as this version reads it; what it may name is what the rules and the policies know.
import * as v from 'valibot'
import { accounts, awsAccount, azureScope, azureSubscription } from './config-accounts.ts'
import type { Controls } from './config-controls.ts'
import { dataRule } from './config-data.ts'
import { fence } from './config-fences.ts'
import { recovery } from './config-recovery.ts'
import { transfer } from './config-transfers.ts'
import { acceptedGap, waiver } from './config-waivers.ts'
import type { Rules } from './load-rules.ts'
import { quoted } from './quoted.ts'
import { about, country, formed, listOf, mapOf, oneOf, tableOf, tell, text } from './shapes.ts'

/** Keys of the format that come with a later version. */
const later = ['role']

const version = v.literal(1, ({ input }) =>
  tell(`${quoted(input)} is no version of this file`, '1 is the only one', 'Write version: 1'),
)

export function configShape(rules: Rules, controls: Controls) {
  const laws = rules.laws.map(({ id }) => id)
  return mapOf({
    version: about('The version of this format', version),
    laws: v.exactOptional(
      about(`The laws in play; without the key: ${rules.usual.join(', ')}`, listOf(oneOf(laws, 'laws'), 'laws')),
    ),
    aws: v.exactOptional(about('Which of AWS is scanned', aws(rules))),
    azure: v.exactOptional(about('Which of Azure is scanned', azure(rules))),
    entities: v.exactOptional(about('Legal persons, each with its country and its accounts', tableOf(text, entity))),
    data: v.exactOptional(
      about('Whose data is where: all rules apply, the strictest wins', listOf(dataRule(rules), 'data rules')),
    ),
    fences: v.exactOptional(
      about('Where data must stay by your own will, whatever a law permits', listOf(fence(rules), 'fences')),
    ),
    recovery: v.exactOptional(about('What each tier must be able to lose and regain', recovery)),
    transfers: v.exactOptional(about('The transfer register', listOf(transfer(rules, controls), 'register entries'))),
    waivers: v.exactOptional(about('Failures that may stand until a day', listOf(waiver(controls), 'waivers'))),
    'accepted-gaps': v.exactOptional(about('What may stay unread until a day', listOf(acceptedGap, 'accepted gaps'))),
  })
}

export type WrittenConfig = v.InferOutput<ReturnType<typeof configShape>>

const aws = (rules: Rules) =>
  mapOf(
    {
      accounts: v.exactOptional(
        about(
          'Account ids in quotes, organization for all of its members, or all: that of the credentials',
          accounts(awsAccount, ['organization']),
        ),
      ),
      role: v.exactOptional(
        about('The role that is assumed in each account but that of the credentials: its name, path included', role),
      ),
      'external-id': v.exactOptional(about('What the trust policy of that role asks for', externalId)),
      'approved-regions': v.exactOptional(approvedRegions(rules, 'aws')),
    },
    [],
  )
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html and API_AssumeRole.html of STS
const role = formed(/^([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/, 'the name of a role', 'ringfence-read')
const externalId = formed(/^[\w+=,.@:/-]{2,1224}$/, 'an external id', 'example-4f1c')

const azure = (rules: Rules) =>
  mapOf(
    {
      subscriptions: v.exactOptional(
        about(
          'Subscription ids, managementGroups/ID for all below one, or all that are reached',
          accounts(azureScope, []),
        ),
      ),
      'approved-regions': v.exactOptional(approvedRegions(rules, 'azure')),
    },
    later,
  )

/** `global` stands for services of no region: DNS and delivery of AWS are in no region that the table could know. */
const approvedRegions = ({ regions }: Rules, provider: string) =>
  about(
    'The regions in which anything may be, `global` for services of no region; without the key, none is refused',
    listOf(oneOf([...new Set([...(regions.get(provider)?.keys() ?? []), 'global'])], 'regions'), 'regions'),
  )

const entity = mapOf({
  country: about('Where it is established', country),
  aws: v.exactOptional(about('Its AWS accounts', listOf(awsAccount, 'account ids'))),
  azure: v.exactOptional(about('Its Azure subscriptions', listOf(azureSubscription, 'subscription ids'))),
})
