// Who reaches a hub that is planned: rules for addresses shut nobody out of what devices have sent, unless they say so.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { afterApply } from '../../../src/model/planned.ts'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, toResource } from '../aws/facts-of.ts'
import { at, planned, row } from './planned-azure.ts'

const test = suite('normalize/terraform/azurerm-iot-hub')

const type = 'Microsoft.Devices/IotHubs'
const isPublic = (values: Record<string, unknown>): unknown => {
  const hub = row('azurerm_iothub', at(`${type}/monitors`), { public_network_access_enabled: true, ...values })
  return reading(factsOf(toResource(normalize(planned(type, [hub]))))['exposure.public'])
}
const withRules = (rules: Record<string, unknown>): unknown => isPublic({ network_rule_set: [rules] })
const built = 'apply_to_builtin_eventhub_endpoint'
const everybody = { ip_rule: [{ name: 'all', ip_mask: '0.0.0.0/0', action: 'Allow' }] }

const cases: [name: string, found: unknown, expected: unknown][] = [
  ['no rules', isPublic({ network_rule_set: [] }), true],
  ['rules that leave out where messages are read', withRules({ default_action: 'Deny', [built]: false }), true],
  ['rules that do not speak of that', withRules({ default_action: 'Deny' }), true],
  ['rules for that as well', withRules({ default_action: 'Deny', [built]: true }), false],
  ['rules that name no verdict on all others', withRules({ [built]: true }), false],
  ['rules that let in everybody', withRules({ default_action: 'Deny', [built]: true, ...everybody }), true],
  [
    'rules that are not known yet',
    withRules({ default_action: 'Deny', [built]: true, ip_rule: afterApply }),
    'after-apply',
  ],
  ['rules for nobody knows what', withRules({ default_action: 'Deny', [built]: afterApply }), 'after-apply'],
]
for (const [name, found, expected] of cases)
  test(`a hub with ${name}`, () => {
    assert.equal(found, expected)
  })

test.run()
