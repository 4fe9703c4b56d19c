// The door of this room: law, geography and the company's own rules, read and checked.
export { findConfig } from './find-config.ts'
export { loadConfig } from './load-config.ts'
export { loadRules, type Rules } from './load-rules.ts'
export { isDataless, typeRuleOf } from './lookups.ts'
export { nearest } from '../model/nearest.ts'
export { registerWarnings } from './register-warnings.ts'
export { policyData, rulebookOf } from './rulebook.ts'
export { withoutDecisions, withoutFirst } from './without.ts'
