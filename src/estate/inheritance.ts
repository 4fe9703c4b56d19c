// What a resource holds by its own declaration and by what it was copied from.
import { type Fact, unknown } from '../model/fact.ts'
import type { ClassificationFacet } from '../model/facets.ts'
import type { Resource } from '../model/resource.ts'
import type { Classification } from '../model/subject.ts'
import { consistent, keepsTier } from './agreement.ts'
import type { Declaration } from './classification.ts'
import { factsOf, together, unsaid } from './labels.ts'
import { originalsOutside } from './references.ts'
import { sourceMechanisms } from './source-mechanisms.ts'
import type { Survey } from './survey.ts'

/**
 * An original in this estate whose labels were not read leaves its copy's open too. One outside the scan does not: whoever
 * labels a copy speaks of its data, wherever that came from, and who says nothing leaves it undeclared. Only whether the
 * copy is labelled as strictly as such an original stays open, which is one question and not all of them.
 */
export function classified(
  resource: Resource,
  own: Declaration,
  survey: Pick<Survey, 'find' | 'inheritedBy'>,
): { classification: Classification; facet: Omit<ClassificationFacet, 'declared'> } {
  const inherited = survey.inheritedBy(resource.key)
  return {
    classification: {
      ...factsOf(inherited === undefined ? own.labels : together([own.labels, inherited.labels])),
      rules: own.rules.map(({ where }) => where),
      ...(inherited === undefined ? {} : { inheritedFrom: inherited.originals }),
    },
    facet: {
      consistent: consistent(own),
      keepsTier: keepsTier(own.labels, inherited?.labels ?? unsaid, originalOutside(resource, survey)),
    },
  }
}

function originalOutside(resource: Resource, survey: Pick<Survey, 'find'>): Fact<never> | undefined {
  if (resource.references.state === 'unknown') return resource.references
  const [original] = originalsOutside(resource, survey)
  if (original === undefined) return undefined
  const { locator, mechanism } = original
  return locator.state === 'unknown' ? locator : unknown('unresolved', sourceMechanisms[mechanism]?.shownBy)
}
