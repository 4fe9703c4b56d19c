// Inputs of every shape that the schema allows, likely or not: partial facts, fences, mandates and registers of all kinds.
import { holdings } from '../src/evaluate/input-schema.ts'
import { basesIn } from '../src/evaluate/place-bases.ts'
import { gapReasons } from '../src/model/fact.ts'
import { facetShapes, labelShapes, placeShapes, type Shape, targetShapes } from '../src/model/fact-shapes.ts'
import type { PlaceLaw, RegisterEntry, Risk } from '../src/model/law.ts'
import { approvals, means, placeKinds, placeRoles } from '../src/model/place.ts'
import { type Seeded, seeded } from './seeded.ts'

/** As `inputText` would write it. */
export function wildInput(number: number): string {
  const draw = seeded(4, number)
  const places = Array.from({ length: 1 + draw.below(4) }, () => place(draw))
  return JSON.stringify({
    type: draw.of(['AWS::S3::Bucket', 'Microsoft.Storage/storageAccounts']),
    facets: Object.fromEntries(
      Object.entries(facetShapes).flatMap(([name, shapes]) => (draw.chance(0.6) ? [[name, facts(shapes, draw)]] : [])),
    ),
    places,
    labels: facts(labelShapes, draw),
    context: { holds: draw.of(holdings), required: requiredAt(places), recovery: facts(targetShapes, draw) },
  })
}

const facts = (shapes: Readonly<Record<string, Shape>>, draw: Seeded) =>
  Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, fact(shape, draw)]))

function fact(shape: Shape, draw: Seeded): object {
  const kind = draw.below(5)
  const reason = draw.of(gapReasons)
  if (kind === 0) return { unknown: reason }
  return kind === 1 ? { partial: value(shape, draw), reason } : { known: value(shape, draw) }
}

function value(shape: Shape, draw: Seeded): unknown {
  if (typeof shape !== 'string') return draw.of(shape)
  switch (shape) {
    case 'flag':
      return draw.chance(0.5)
    case 'text':
      return draw.of(['AES256', 'naïve “text”', ''])
    case 'texts':
      return draw.of([[], ['eu'], ['br', 'eu'], ['none']])
    case 'number':
      return draw.of([1, 1.1, 1.2, 1.3])
    case 'days':
      return draw.of([1, 400, 'forever'])
    case 'hours':
      return draw.of([0.1, 24, 25, 'unbounded'])
    case 'target':
      return draw.of([1, 24, 'none'])
    case 'country':
      return draw.of(['DE', 'BR', 'US', 'CH'])
  }
}

const requiredAt = (places: readonly { laws: Record<string, PlaceLaw> }[]): string[] =>
  [...new Set(places.flatMap(({ laws }) => Object.values(laws)).flatMap(({ register }) => register.flatMap(({ requires }) => requires)))].toSorted() // prettier-ignore

function place(draw: Seeded) {
  const laws = Object.fromEntries(['gdpr', 'lgpd', 'ccpa'].slice(draw.below(3)).map((id) => [id, wildLaw(draw)]))
  const one = copy(draw)
  const { country = {}, ...told } = facts(placeShapes, draw)
  return { ...one, country, ...told, bases: 'partial' in country ? 'some' : basesIn(laws), laws }
}

const copy = (draw: Seeded): object => ({
  kind: draw.of(placeKinds),
  role: draw.of(placeRoles),
  approved: draw.of(approvals),
  mandates: draw.chance(0.5),
  via: draw.chance(0.3)
    ? null
    : { means: draw.chance(0.5) ? 'replication' : draw.of(means), mechanism: draw.of(['s3-replication', 'azure-grs-pair', 'unread']) }, // prettier-ignore
})

export const wildLaw = (draw: Seeded): PlaceLaw => ({
  concern: draw.of(['yes', 'yes', 'no', 'undeclared', 'unknown']),
  zone: draw.of<PlaceLaw['zone']>(['inside', 'outside', 'outside', 'outside', 'unresolved', 'none']),
  hardRule: draw.chance(0.1) ? 'mandate' : null,
  ...fence(draw),
  adequacy: draw.chance(0.4)
    ? { decision: 'eu-x', conditional: draw.chance(0.7), until: until(draw), risks: risks(draw) }
    : null,
  register: Array.from({ length: draw.below(4) }, (_, index) => entry(index, draw)),
})

function fence(draw: Seeded): Pick<PlaceLaw, 'fence' | 'fencedBy'> {
  const side = draw.of<PlaceLaw['fence']>(['none', 'none', 'none', 'none', 'inside', 'outside', 'unresolved'])
  return { fence: side, fencedBy: side === 'outside' ? 'ringfence.yaml:3:5' : null }
}

const risks = (draw: Seeded): Risk[] => (draw.chance(0.3) ? ['challenged'] : [])

const until = (draw: Seeded): string | null => draw.of([null, '2027-01-01', '2028-06-30'])

const entry = (index: number, draw: Seeded): RegisterEntry => ({
  id: `${draw.of(['a', 'b', 'c'])}${index}`,
  basis: draw.of(['scc', 'bcr']),
  until: draw.of(['2027-01-01', '2028-06-30']),
  scope: draw.of(['fits', 'fits', 'fits', 'too-narrow', 'unresolved']),
  validity: draw.of(['active', 'active', 'active', 'expired', 'not-yet']),
  missing: draw.chance(0.8) ? [] : ['tia'],
  selfApproved: draw.chance(0.1),
  systematic: draw.chance(0.8),
  invokes: draw.of(['nothing', 'nothing', 'standing', 'fallen']),
  conditionChecked: draw.chance(0.5),
  requires: draw.chance(0.2) ? [draw.of(['enc.at-rest', 'key.exclusive-control'])] : [],
  risks: risks(draw),
})
