// The transfer decision by hand: the same steps in the same order as policies/transfers/decision.rego.
import type { PlaceLaw, RegisterEntry } from '../src/model/law.ts'
import { type Answer, type ByLaw, type Fact, type Input, type Place, valueOf } from './hand-coded-shapes.ts'

export function byLaw({ country, laws }: Place, input: Input): ByLaw {
  const answers: ByLaw = {}
  for (const name in laws) {
    const law = laws[name]
    if (law !== undefined) answers[name] = judged(country, law, input.labels.people)
  }
  return answers
}

function judged(country: Fact<string>, law: PlaceLaw, people: Fact<string[]>): Answer {
  const { concern, zone, fence, hardRule } = law
  if (concern === 'no' || (zone === 'none' && fence === 'none' && hardRule === null)) return 'not_applicable'
  if (country.unknown !== undefined) return { unknown: country.unknown }
  if (zone === 'unresolved' || fence === 'unresolved') return { unknown: country.reason ?? 'unresolved' }
  const weight = weighed(valueOf(country), law)
  const failed = weight !== 'pass' && 'fail' in weight
  if (country.reason !== undefined && !failed) return { unknown: country.reason }
  if (concern === 'yes') return weight
  return concern === 'undeclared'
    ? { undeclared: weight }
    : { unknown: people.unknown ?? people.reason ?? 'unresolved' }
}

const bases = ['inside-zone', 'adequacy', 'register-entry']

function weighed(observed: string | undefined, law: PlaceLaw): 'pass' | { fail: object } | { permitted: object } {
  const { fence, hardRule, zone, adequacy, register } = law
  if (fence === 'outside') return { fail: { observed, expected: ['inside-fence'], reason: 'outside-fence' } }
  if (hardRule !== null)
    return {
      fail: { observed, expected: ['country-allowed-by-mandate'], reason: 'localisation-mandate', decision: hardRule },
    }
  if (zone === 'inside' || zone === 'none') return 'pass'
  if (adequacy !== null) {
    if (!adequacy.conditional) return { permitted: { basis: adequacy.decision, until: adequacy.until } }
    const check = lasting(register.filter(checks))
    if (check !== undefined)
      return { permitted: { basis: adequacy.decision, until: earlier(adequacy.until, check.until), entry: check.id } }
  }
  const carrier = lasting(register.filter((entry) => flaws(entry).length === 0))
  if (carrier !== undefined) return { permitted: { basis: carrier.basis, until: carrier.until, entry: carrier.id } }
  const miss = nearestMiss(register)
  if (miss !== undefined) return { fail: { observed, expected: bases, ...miss } }
  if (adequacy !== null)
    return { fail: { observed, expected: bases, reason: 'condition-unproven', decision: adequacy.decision } }
  return { fail: { observed, expected: bases, reason: 'no-recorded-basis' } }
}

const checks = (entry: RegisterEntry): boolean =>
  entry.conditionChecked && entry.scope === 'fits' && entry.missing.length === 0 && entry.validity === 'active'

const reasons = ['expired', 'out-of-scope', 'incomplete-documents', 'derogation-for-systematic-copying', 'required-control-not-passing'] // prettier-ignore

const flaws = ({ validity, scope, missing, systematic, requires }: RegisterEntry): number[] =>
  [validity === 'active', scope === 'fits', missing.length === 0, systematic, requires.length === 0].flatMap(
    (sound, flaw) => (sound ? [] : [flaw]),
  )

function nearestMiss(register: readonly RegisterEntry[]): { reason: string | undefined; decision: string } | undefined {
  const [nearest] = register
    .map((entry) => ({ id: entry.id, found: flaws(entry) }))
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => a.found.length - b.found.length || (a.found[0] ?? 0) - (b.found[0] ?? 0) || (a.id < b.id ? -1 : 1))
  return nearest && { reason: reasons[nearest.found[0] ?? 0], decision: nearest.id }
}

/** No end comes after every day. */
const ending = (until: string | null): string => until ?? '~'
const earlier = (one: string | null, other: string | null): string | null =>
  ending(one) <= ending(other) ? one : other

function lasting(entries: readonly RegisterEntry[]): RegisterEntry | undefined {
  let best: RegisterEntry | undefined
  for (const entry of entries) {
    if (best === undefined || ending(entry.until) > ending(best.until)) best = entry
    else if (entry.until === best.until && entry.id < best.id) best = entry
  }
  return best
}
