// The transfer decision by hand: the same steps in the same order as policies/transfers/decision.rego.
import type { PlaceLaw, RegisterEntry } from '../src/model/law.ts'
import { type Answer, type ByLaw, type Fact, type Place, valueOf } from './hand-coded-shapes.ts'

/** Of the data whose place it is: whose it is, and what a required control says of it, if it has that facet. */
export interface Data {
  people: Fact<string[]>
  required(id: string): Answer | undefined
}

export function byLaw({ country, laws }: Place, data: Data): ByLaw {
  const answers: ByLaw = {}
  for (const name in laws) {
    const law = laws[name]
    if (law !== undefined) answers[name] = judged(country, law, data)
  }
  return answers
}

function judged(country: Fact<string>, law: PlaceLaw, data: Data): Answer {
  const { concern, zone, fence, hardRule } = law
  if (concern === 'no' && (fence === 'none' || fence === 'inside')) return 'not_applicable'
  if (zone === 'none' && fence === 'none' && hardRule === null) return 'not_applicable'
  if (country.unknown !== undefined) return { unknown: country.unknown }
  if (zone === 'unresolved' || fence === 'unresolved') return { unknown: country.reason ?? 'unresolved' }
  const weight = weighed(valueOf(country), law, data)
  if (weight !== 'pass' && 'unknown' in weight) return weight
  const failed = weight !== 'pass' && 'fail' in weight
  if (country.reason !== undefined && !failed) return { unknown: country.reason }
  if (concern === 'yes' || concern === 'no') return weight
  return concern === 'undeclared'
    ? { undeclared: weight }
    : { unknown: data.people.unknown ?? data.people.reason ?? 'unresolved' }
}

const bases = ['inside-zone', 'adequacy', 'register-entry']

function weighed(
  observed: string | undefined,
  law: PlaceLaw,
  data: Data,
): 'pass' | { fail: object } | Extract<Answer, { permitted: object }> | { unknown: string } {
  const { fence, fencedBy, hardRule, zone, adequacy, register } = law
  if (fence === 'outside')
    return { fail: { observed, expected: ['inside-fence'], reason: 'outside-fence', decision: fencedBy } }
  if (hardRule !== null)
    return {
      fail: { observed, expected: ['country-allowed-by-mandate'], reason: 'localisation-mandate', decision: hardRule },
    }
  if (zone === 'inside' || zone === 'none') return 'pass'
  if (adequacy !== null) {
    if (!adequacy.conditional) return { permitted: { basis: adequacy.decision, until: adequacy.until } }
    const check = lasting(register.filter((entry) => entry.invokes === 'standing' && clear(entry, data)))
    if (check !== undefined)
      return { permitted: { basis: adequacy.decision, until: earlier(adequacy.until, check.until), entry: check.id } }
  }
  const carrier = lasting(register.filter((entry) => entry.invokes === 'nothing' && clear(entry, data)))
  if (carrier !== undefined) return { permitted: { basis: carrier.basis, until: carrier.until, entry: carrier.id } }
  const [doubt] = register
    .filter((entry) => flaws(entry, data).length === 0)
    .flatMap((entry) => doubts(entry, data))
    .sort()
  if (doubt !== undefined) return { unknown: doubt }
  const miss = nearestMiss(register, data)
  if (miss !== undefined) return { fail: { observed, ...miss } }
  if (adequacy !== null)
    return { fail: { observed, expected: bases, reason: 'condition-unproven', decision: adequacy.decision } }
  return { fail: { observed, expected: bases, reason: 'no-recorded-basis' } }
}

export const clear = (entry: RegisterEntry, data: Data): boolean =>
  flaws(entry, data).length === 0 && doubts(entry, data).length === 0

const doubts = (entry: RegisterEntry, data: Data): string[] => [
  ...(entry.scope === 'unresolved' ? ['unresolved'] : []),
  ...entry.requires.flatMap((id) => {
    const said = data.required(id)
    return typeof said === 'object' && 'unknown' in said ? [String(said.unknown)] : []
  }),
]

const unmet = ({ requires }: RegisterEntry, data: Data): string[] =>
  requires.filter((id) => {
    const said = data.required(id)
    return said !== 'pass' && !(typeof said === 'object' && 'unknown' in said)
  })

const grounded = ({ invokes, systematic, conditionChecked }: RegisterEntry): boolean =>
  invokes === 'nothing' ? systematic : invokes === 'standing' && conditionChecked

const flaws = (entry: RegisterEntry, data: Data): number[] =>
  [
    entry.validity === 'active',
    entry.scope !== 'too-narrow',
    entry.missing.length === 0,
    !entry.selfApproved,
    grounded(entry),
    unmet(entry, data).length === 0,
  ].flatMap((sound, flaw) => (sound ? [] : [flaw]))

const reasons = (flaw: number, { validity, invokes }: RegisterEntry): string | undefined =>
  [
    validity === 'not-yet' ? 'not-yet-valid' : 'expired',
    'out-of-scope',
    'incomplete-documents',
    'self-approved',
    invokes === 'nothing' ? 'derogation-for-systematic-copying' : invokes === 'standing' ? 'condition-unproven' : 'decision-fallen', // prettier-ignore
    'required-control-not-passing',
  ][flaw]

function nearestMiss(register: readonly RegisterEntry[], data: Data): object | undefined {
  const [nearest] = register
    .map((entry) => ({ entry, found: flaws(entry, data) }))
    .filter(({ found }) => found.length > 0)
    .sort(
      (a, b) =>
        a.found.length - b.found.length || (a.found[0] ?? 0) - (b.found[0] ?? 0) || (a.entry.id < b.entry.id ? -1 : 1),
    )
  if (nearest === undefined) return undefined
  const { entry, found } = nearest
  const flaw = found.includes(1) ? 1 : (found[0] ?? 0)
  const expected = flaw === 2 ? entry.missing : flaw === 5 ? unmet(entry, data) : bases
  return { expected, reason: reasons(flaw, entry), decision: entry.id }
}

/** A decision may have no end. */
const earlier = (one: string | null, other: string): string => (one === null || one > other ? other : one)

function lasting(entries: readonly RegisterEntry[]): RegisterEntry | undefined {
  let best: RegisterEntry | undefined
  for (const entry of entries) {
    if (best === undefined || entry.until > best.until) best = entry
    else if (entry.until === best.until && entry.id < best.id) best = entry
  }
  return best
}
