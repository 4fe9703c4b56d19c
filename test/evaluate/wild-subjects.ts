// Subjects with facts of all states in every facet there is, likely or not, from few enough values that parts of them repeat.
import { type Seeded, seeded } from '../../bench/seeded.ts'
import { wildLaw } from '../../bench/wild-inputs.ts'
import { type Fact, gapReasons, known, partial, unknown } from '../../src/model/fact.ts'
import { facetShapes, labelShapes, type Shape, targetShapes } from '../../src/model/fact-shapes.ts'
import type { FacetName, Facets } from '../../src/model/facets.ts'
import { approvals, means, type Place, placeRoles, relations } from '../../src/model/place.ts'
import type { Holds } from '../../src/model/resource.ts'
import type { TypeRule } from '../../src/model/rulebook.ts'
import type { Classification, Subject } from '../../src/model/subject.ts'
import { rule, subject } from './policy.ts'

export const wildTypes: TypeRule[] = [
  { ...rule, type: 'Wild::Store', facets: Object.keys(facetShapes) as FacetName[] }, // `as`: its own keys
  { ...rule, type: 'Wild::Key', facets: ['keys', 'keyRotation', 'atRest', 'custody'] },
]

export function wildSubject(number: number): Subject {
  const draw = seeded(11, number)
  const { resource, ...more } = subject()
  const { type, facets } = draw.of(wildTypes)
  const told = facets.map((name) => [name, facts(facetShapes[name], draw)])
  return {
    ...more,
    resource: {
      ...resource,
      type,
      holds: draw.of<Holds>(['content', 'log', 'key', 'metadata', 'none', 'unknown']),
    },
    facets: Object.fromEntries(told) as Facets, // `as`: by their shapes
    classification: { ...facts(labelShapes, draw), rules: [] } as unknown as Classification, // `as`: by their shapes
    recovery: facts(targetShapes, draw) as unknown as Subject['recovery'], // `as`: by their shapes
    places: [place(draw), ...Array.from({ length: draw.below(3) }, () => place(draw))],
  }
}

const facts = (shapes: Readonly<Record<string, Shape>>, draw: Seeded): Record<string, Fact<unknown>> =>
  Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, fact(valueOf(shape, draw), draw)]))

function fact<T>(value: T, draw: Seeded): Fact<T> {
  const kind = draw.below(6)
  if (kind === 0) return unknown(draw.of(gapReasons), draw.chance(0.5) ? 's3:GetThis' : undefined)
  return kind === 1 ? partial(value, draw.of(gapReasons), []) : known(value, [])
}

function valueOf(shape: Shape, draw: Seeded): unknown {
  if (typeof shape !== 'string') return draw.of(shape)
  return {
    flag: () => draw.chance(0.5),
    text: () => draw.of(['AES256', 'naïve “text”']),
    texts: () => draw.of([[], ['eu'], ['eu', 'br'], ['none']]),
    number: () => draw.of([1.1, 1.2]),
    days: () => draw.of([1, 400, 'forever']),
    hours: () => draw.of([0.1, 25, 'unbounded']),
    target: () => draw.of([1, 24, 'none']),
    country: () => draw.of(['DE', 'US']),
  }[shape]()
}

/** Few, and the same objects, as a lookup hands them out. */
export const someLaws: Place['laws'][] = Array.from({ length: 40 }, (_, number) => {
  const draw = seeded(12, number)
  return Object.fromEntries(['gdpr', 'lgpd', 'ccpa'].slice(draw.below(3)).map((id) => [id, wildLaw(draw)]))
})

function place(draw: Seeded): Place {
  const [here] = subject().places
  if (here === undefined) throw new Error('the sample has lost its place')
  const copied = { means: draw.of(means), mechanism: draw.of(['s3-replication', 'azure-grs-pair', 'bedrock-profile']) }
  return {
    ...here,
    role: draw.of(placeRoles),
    approved: draw.of(approvals),
    mandates: draw.chance(0.5),
    country: fact(draw.of(['DE', 'US']), draw),
    relation: fact(draw.of(relations), draw),
    ...(draw.chance(0.5) && { via: { ...copied, locator: known('arn:aws:s3:::copy', []) } }),
    ...(draw.chance(0.2) && { extent: draw.of(['global', 'logical'] as const) }),
    laws: draw.of(someLaws),
  }
}
