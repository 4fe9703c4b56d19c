// Of what a plan declares: the block that a finding is about, so that whoever reads the change is shown its line.
import type { Fact } from '../model/fact.ts'
import type { Declared } from '../model/resource.ts'
import type { Verdict } from '../model/verdict.ts'
import type { Matter } from './matter.ts'

/** The block that tells the fact which was judged: that of the replication, not of the bucket; else that of the resource. */
export function declaredBy({ pointers }: Pick<Verdict, 'pointers'>, { subject, place }: Matter): Declared | undefined {
  const { origins } = subject.resource
  if (origins.every(({ declared }) => declared === undefined)) return undefined
  const facts = [place?.via?.locator, ...pointers.map((pointer) => factOf(subject.facets, pointer))].filter(
    (fact) => fact !== undefined,
  )
  const told = facts.flatMap((fact) => (fact.state === 'unknown' ? [] : fact.from))
  const blocks = [...told.map((index) => origins[index]), ...origins].flatMap((origin) => origin?.declared ?? [])
  return blocks[0]
}

/** `/facets/atRest/enabled`. Own properties only: pointers come from policy sources. */
function factOf(facets: object, pointer: string): Fact<unknown> | undefined {
  const [, root, facet = '', name = ''] = pointer.split('/')
  if (root !== 'facets' || !Object.hasOwn(facets, facet)) return undefined
  const facts = (facets as Record<string, Record<string, Fact<unknown>>>)[facet] // `as`: every facet is a record of facts
  return facts !== undefined && Object.hasOwn(facts, name) ? facts[name] : undefined
}
