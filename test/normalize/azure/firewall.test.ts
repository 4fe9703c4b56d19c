// Firewalls before a Front Door: from where somebody can come, by rules that look at nothing but the country.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { guardsOf } from '../../../src/normalize/azure/firewall.ts'
import { beforeTheDoor, door, firewall, firewallId } from './entrances.ts'
import { observedWith } from './observed.ts'

const test = suite('normalize/azure/firewall')

const shop = `${door.id}/customDomains/shop`.toLowerCase()
const [rule] = firewall.properties.customRules.rules
const [condition] = rule?.matchConditions ?? []
const [guard] = beforeTheDoor.value

interface Told {
  settings?: object
  rules?: readonly object[] | undefined
  guards?: readonly object[]
}

/** The countries that somebody can come to the domain from; undefined: any. */
function countries({
  settings = {},
  rules = [rule ?? {}],
  guards = [guard ?? {}],
}: Told): readonly string[] | undefined {
  const { policySettings } = firewall.properties
  const told = guardsOf(
    observedWith(door.type, door, {
      'Microsoft.Cdn/profiles/securitypolicies/read': { value: guards },
      'Microsoft.Network/frontDoorWebApplicationFirewallPolicies/read': {
        value: [
          {
            id: firewallId,
            properties: { policySettings: { ...policySettings, ...settings }, customRules: { rules } },
          },
        ],
      },
    }),
  )
  if (told.state !== 'known') throw new Error(JSON.stringify(told))
  return told.value.get(shop)
}

const made = (changes: object, of: object = {}) => ({ ...rule, ...changes, matchConditions: [{ ...condition, ...of }] })
const europe = ['DE', 'NL']

const cases: [name: string, told: Told, expected: readonly string[] | undefined][] = [
  ['as it is', {}, europe],
  ['off', { settings: { enabledState: 'Disabled' } }, undefined],
  ['that only watches', { settings: { mode: 'Detection' } }, undefined],
  ['without rules', { rules: [] }, undefined],
  ['whose rule is off', { rules: [made({ enabledState: 'Disabled' })] }, undefined],
  ['whose rule does not say that it is on, as it then is', { rules: [made({ enabledState: undefined })] }, europe],
  ['that shuts some out, and lets in the rest', { rules: [made({}, { negateCondition: false })] }, undefined],
  ['that writes down who comes', { rules: [made({ action: 'Log' })] }, undefined],
  ['that sends them elsewhere, which may be here', { rules: [made({ action: 'Redirect' })] }, undefined],
  ['that only slows them down', { rules: [made({ ruleType: 'RateLimitRule' })] }, undefined],
  ['that believes a header of the visitor', { rules: [made({}, { matchVariable: 'RemoteAddr' })] }, undefined],
  [
    'that lets in whoever a header says',
    {
      rules: [
        made({ priority: 1, action: 'Allow' }, { matchVariable: 'RemoteAddr', negateCondition: false }),
        rule ?? {},
      ],
    },
    undefined,
  ],
  ['that looks at something else', { rules: [made({}, { operator: 'IPMatch' })] }, undefined],
  [
    'that lets in those of whom nobody knows where they are',
    { rules: [made({}, { matchValue: ['DE', 'ZZ'] })] },
    undefined,
  ],
  [
    'that looks at something else too',
    {
      rules: [
        {
          ...rule,
          matchConditions: [
            condition,
            { ...condition, matchVariable: 'RequestUri', operator: 'Contains', matchValue: ['/admin'] },
          ],
        },
      ],
    },
    undefined,
  ],
  [
    'that lets in another country first',
    { rules: [rule ?? {}, made({ priority: 1, action: 'Allow' }, { negateCondition: false, matchValue: ['FR'] })] },
    ['DE', 'FR', 'NL'],
  ],
  [
    'that lets in somebody else first',
    { rules: [made({ priority: 1, action: 'Allow' }, { operator: 'IPMatch', matchValue: [] }), rule ?? {}] },
    undefined,
  ],
  [
    'that would let in somebody else, had they not been shut out',
    { rules: [rule ?? {}, made({ priority: 11, action: 'Allow' }, { operator: 'IPMatch', matchValue: [] })] },
    europe,
  ],
  [
    'that writes down, and shuts out somebody else, before',
    {
      rules: [
        made({ priority: 1, action: 'Log' }),
        made({ priority: 2 }, { operator: 'IPMatch', matchValue: [] }),
        rule ?? {},
      ],
    },
    europe,
  ],
]
for (const [name, told, expected] of cases) test(`one ${name}`, () => assert.equal(countries(told), expected))

test('one that stands before a part of the paths leaves the domain open', () => {
  const { parameters } = guard?.properties ?? {}
  const associations = parameters?.associations.map((one) => ({ ...one, patternsToMatch: ['/admin/*'] }))
  assert.is(
    countries({ guards: [{ ...guard, properties: { parameters: { ...parameters, associations } } }] }),
    undefined,
  )
  assert.is(countries({ guards: [] }), undefined)
})

test.run()
