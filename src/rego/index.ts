// The door of this room for those who bring policies of their own.
export { isPolicyError, located } from './diagnostics.ts'
export { formatOwnPolicies } from './own-format.ts'
export { checkOwnPolicies, compileEachOwnPolicy, compileOwnPolicies, type OwnPolicyOptions } from './own-policies.ts'
export type { CompiledPolicy } from './policy-bundle.ts'
export { type FileCoverage, testOwnPolicies, type TestRun } from './own-tests.ts'
export { writeBundle } from './policy-bundle.ts'
export { scaffold } from './scaffold.ts'
