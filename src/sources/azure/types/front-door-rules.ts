// What is kept of the rules of a Front Door, and of those of the firewalls before it: nothing that could be a key or somebody's address.
import { isRecord } from '../../../model/json.ts'

/** Headers that a rule sets, and what it looks at, may be secrets. */
export const rule = (item: unknown): unknown => {
  const { id, properties } = isRecord(item) ? item : {}
  const actions = isRecord(properties) ? properties['actions'] : undefined
  return { id, properties: { actions: Array.isArray(actions) ? actions.map(turn) : actions } }
}

const turn = (action: unknown): unknown => {
  if (!isRecord(action) || !isRecord(action['parameters'])) return action
  const { originGroup, originGroupOverride, cacheConfiguration, cacheBehavior, destinationProtocol } =
    action['parameters']
  return {
    name: action['name'],
    parameters: { originGroup, originGroupOverride, cacheConfiguration, cacheBehavior, destinationProtocol },
  }
}

/** The id that an item of the security policies names. */
export const firewallOf = (item: unknown): string[] => {
  const { properties } = isRecord(item) ? item : {}
  const parameters = isRecord(properties) ? properties['parameters'] : undefined
  const policy = isRecord(parameters) ? parameters['wafPolicy'] : undefined
  const id = isRecord(policy) ? policy['id'] : undefined
  return typeof id === 'string' ? [id.toLowerCase()] : []
}

/** What its own rules are about: the rest is lists of exceptions and of addresses. */
export const firewall = (body: unknown): unknown => {
  if (!isRecord(body) || !isRecord(body['properties'])) return body
  const { policySettings, customRules } = body['properties']
  return { id: body['id'], properties: { policySettings, customRules: ruled(customRules) } }
}

const ruled = (custom: unknown): unknown =>
  isRecord(custom) && Array.isArray(custom['rules']) ? { rules: custom['rules'].map(geographical) } : custom

const geographical = (rule: unknown): unknown =>
  isRecord(rule) && Array.isArray(rule['matchConditions'])
    ? { ...rule, matchConditions: rule['matchConditions'].map((one: unknown) => withoutAddresses(one)) }
    : rule

const withoutAddresses = (condition: unknown): unknown =>
  isRecord(condition) && condition['operator'] !== 'GeoMatch' ? { ...condition, matchValue: [] } : condition
