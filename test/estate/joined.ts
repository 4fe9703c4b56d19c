// A whole estate joined at once, for tests: surveyed, then each of its resources.
import { estate, sideIn, survey, type Survey } from '../../src/estate/index.ts'
import type { Asked, Gap, Lookup } from '../../src/model/observation.ts'
import type { Resource } from '../../src/model/resource.ts'
import type { DataRule, Rulebook } from '../../src/model/rulebook.ts'
import type { Subject } from '../../src/model/subject.ts'

export function surveyOf(
  resources: readonly Resource[],
  lookups: readonly Lookup[] = [],
  rules: readonly DataRule[] = [],
  sideOf?: ReturnType<typeof sideIn>,
): Survey {
  const known = survey(rules, sideOf)
  for (const resource of resources) known.note(resource, true)
  known.learn(lookups)
  return known
}

interface Told {
  resources: readonly Resource[]
  lookups?: readonly Lookup[]
  gaps?: readonly Gap[]
  asked?: readonly Asked[]
}

export function joined(
  { resources, lookups = [], gaps = [], asked = [] }: Told,
  rulebook: Rulebook,
  now = '2026-11-24T00:00:00.000Z',
): Subject[] {
  const known = surveyOf(resources, lookups, rulebook.config.data, sideIn(rulebook))
  try {
    return resources.map(estate(known, { gaps, asked }, rulebook, now))
  } finally {
    known.close()
  }
}
