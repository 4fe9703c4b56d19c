// All the ways in which a policy is made wrong, each of them one small step.
import { alwaysAnswers } from './always-answers.ts'
import { branchAnswersPass, branchRemoved } from './branches.ts'
import { callSkipped, partialAsKnown } from './careless-facts.ts'
import { comparisonFlipped, conditionHolds } from './conditions.ts'
import { argumentWidened, constantChanged } from './constants.ts'
import { type Mutant, mutant } from './mutant.ts'
import type { Mutator, Policy } from './policy.ts'

const isControl = ({ file }: Policy): boolean => file.startsWith('policies/controls/')

/** What a control as a whole could answer without having looked. */
const ofControls: Readonly<Record<string, Mutator>> = {
  'always passes': alwaysAnswers('pass'),
  'never applies': alwaysAnswers('not_applicable'),
}

const ofLibraries: Readonly<Record<string, Mutator>> = {
  'branch answers pass': branchAnswersPass,
  'partial as known': partialAsKnown,
}

const ofAll: Readonly<Record<string, Mutator>> = {
  'branch removed': branchRemoved,
  'condition holds': conditionHolds,
  'comparison flipped': comparisonFlipped,
  'constant changed': constantChanged,
  'argument widened': argumentWidened,
  'call skipped': callSkipped,
}

export const controlMutants = (policy: Policy): Mutant[] => mutants(policy, ofControls)

export const mutantsOf = (policy: Policy): Mutant[] =>
  mutants(policy, { ...(isControl(policy) ? ofControls : ofLibraries), ...ofAll })

/** Two ways may come to the same text, and one may leave it as it was. */
function mutants(policy: Policy, by: Readonly<Record<string, Mutator>>): Mutant[] {
  const made = Object.entries(by).flatMap(([kind, mutate]) =>
    mutate(policy).map((edits) => mutant(policy.file, kind, policy.source, edits)),
  )
  const distinct = new Map(made.filter(({ before, after }) => before !== after).map((one) => [one.text, one] as const))
  return [...distinct.values()]
}
