// The transfer register measured against one place: which entries speak of it, and what each of them has or lacks.
import { type Fact, known, unknown } from '../model/fact.ts'
import type { RegisterEntry } from '../model/law.ts'
import type { Means } from '../model/place.ts'
import type { AdequacyRow, Basis, Law, Rulebook, TransferEntry } from '../model/rulebook.ts'
import type { Classification } from '../model/subject.ts'
import { isSelfApproved, missingDocuments, validityOf } from '../model/transfer-entry.ts'
import { entityOf } from './relation.ts'
import { risksOfEntry } from './risks.ts'

/** Of a place, what an entry of the register may limit itself to. */
export interface Destination {
  country: Fact<string>
  /** Only our own fences ask for it. */
  subdivision?: Fact<string>
  /** `storage`: it rests there, and nothing says that it was copied. */
  means: Means | 'storage'
  /** The account whose data it is. */
  owner: string
  /** The account at the other end. */
  account: Fact<string>
}

/** What is asked of each entry. */
interface Question {
  law: Law
  /** The conditional decision that stands for this country. */
  decision: AdequacyRow | undefined
  place: Destination
  data: Classification
  rulebook: Rulebook
  /** ISO date. */
  day: string
}

type Scope = RegisterEntry['scope']

/**
 * Every entry that covers the place, or might; where none does, the one that comes nearest, so that a finding can say
 * what it lacks. An entry for other countries says nothing of this place.
 */
export function entriesOn(question: Question): RegisterEntry[] {
  const asked = askedOf(question)
  const measured = speakingEntries(question).map((entry) => ({ entry, answers: scopeOf(entry, asked) }))
  const covering = measured.filter(({ answers }) => !answers.includes('too-narrow'))
  const told = covering.length > 0 ? covering : nearestOf(measured)
  return told.flatMap(({ entry, answers }) => measuredEntry(entry, worst(answers), question))
}

/** Found once for each law and country: a config is read once, and its entries do not change. */
const speaking = new WeakMap<readonly TransferEntry[], Map<string, TransferEntry[]>>()

function speakingEntries({ law, place: { country }, rulebook }: Question): TransferEntry[] {
  const { transfers } = rulebook.config
  const found = speaking.get(transfers) ?? new Map<string, TransferEntry[]>()
  speaking.set(transfers, found)
  const name = `${law.id} ${country.state === 'unknown' ? '' : country.value}` // no country has no name
  const entries = found.get(name) ?? transfers.filter((entry) => entry.law === law.id && speaksOf(entry, country))
  found.set(name, entries)
  return entries
}

interface Measured {
  entry: TransferEntry
  /** One per list that an entry may give. */
  answers: readonly Scope[]
}

const nearestOf = (measured: readonly Measured[]): Measured[] =>
  measured
    .toSorted((one, other) => narrow(one.answers) - narrow(other.answers) || (one.entry.id < other.entry.id ? -1 : 1))
    .slice(0, 1)

const narrow = (answers: readonly Scope[]): number => answers.filter((answer) => answer === 'too-narrow').length

const worst = (answers: readonly Scope[]): Scope =>
  answers.find((answer) => answer === 'too-narrow') ?? answers.find((answer) => answer === 'unresolved') ?? 'fits'

/** Of a country not read an entry decides nothing; but what it may require of the resource is asked all the same. */
export const speaksOf = ({ countries, requires }: TransferEntry, country: Fact<string>): boolean =>
  country.state === 'unknown' ? requires.length > 0 : countries.includes(country.value)

/** Whose data it is, and between whom. */
interface Sent {
  people: Fact<string[]>
  categories: Fact<string[]>
  tier: Fact<string[]>
  /** Names of the entities at both ends; null where nobody is matched, undefined where nobody has said whose an account is. */
  exporter: string | null | undefined
  importer: string | null | undefined
}

const sentOf = (
  { law, data, rulebook }: Pick<Question, 'law' | 'data' | 'rulebook'>,
  owner: string | undefined,
  account: string | undefined,
): Sent => ({
  people: concerned(data.people, law, rulebook),
  categories: data.categories,
  tier: inList(data.tier),
  exporter: partyOf(owner, rulebook),
  importer: partyOf(account, rulebook),
})

/** What every entry is asked of one place. */
interface Asked extends Sent {
  country: Scope
  means: Destination['means']
}

const askedOf = ({ place, ...question }: Question): Asked => ({
  country: place.country.state === 'unknown' ? 'unresolved' : 'fits',
  means: place.means,
  ...sentOf(question, place.owner, place.account.state === 'unknown' ? undefined : place.account.value),
})

/** One answer per list that an entry may give. */
const scopeOf = (entry: TransferEntry, asked: Asked): Scope[] => [
  asked.country,
  entry.means.includes(asked.means) ? 'fits' : 'too-narrow',
  ...limitsOf(entry, asked),
]

/** What the data itself does not say is covered by no list. */
const limitsOf = ({ from, to, data }: TransferEntry, sent: Sent): Scope[] => [
  covers(data.people, sent.people),
  covers(data.categories, sent.categories),
  covers(data.tiers, sent.tier),
  party(from, sent.exporter),
  party(to, sent.importer),
]

export function covers(list: readonly string[] | undefined, read: Fact<string[]>): Scope {
  if (list === undefined) return 'fits'
  if (read.state === 'unknown') return 'unresolved'
  if (read.value.length === 0 && read.state === 'known') return 'too-narrow'
  if (!read.value.every((one) => list.includes(one))) return 'too-narrow'
  return read.state === 'known' ? 'fits' : 'unresolved'
}

/** Those among the people whom this law protects; the others are another law's matter. */
const concerned = (people: Fact<string[]>, law: Law, rulebook: Rulebook): Fact<string[]> =>
  people.state === 'unknown'
    ? people
    : { ...people, value: people.value.filter((one) => rulebook.people.get(one)?.laws.includes(law.id)) }

const inList = (tier: Classification['tier']): Fact<string[]> =>
  tier.state === 'unknown' ? tier : { ...tier, value: [tier.value] }

/** Without `entities` nobody has said who owns what, and parties are not matched. */
const partyOf = (account: string | undefined, { config }: Rulebook): string | null | undefined =>
  config.entities.length === 0 ? null : account === undefined ? undefined : entityOf(account, config)?.name

function party(named: string | undefined, owner: string | null | undefined): Scope {
  if (named === undefined || owner === null) return 'fits'
  if (owner === undefined) return 'unresolved'
  return owner === named ? 'fits' : 'too-narrow'
}

/** What is asked of a link that leaves the zone of a law. */
interface Crossing extends Omit<Question, 'place'> {
  country: string
  /** The accounts at the end inside and at the other; undefined where nobody has said. */
  owner: string | undefined
  account: string | undefined
}

/** Whether an entry that can carry a copy of this data covers that country and those parties; a link has no means of its own. */
export function entryBetween({ country, owner, account, ...asked }: Crossing): Fact<boolean> {
  const sent = sentOf(asked, owner, account)
  const answers = asked.rulebook.config.transfers
    .filter((entry) => entry.law === asked.law.id && entry.countries.includes(country))
    .filter((entry) => measuredEntry(entry, 'fits', asked).some(isSound))
    .map((entry) => worst(limitsOf(entry, sent)))
  if (answers.includes('fits')) return known(true, [])
  return answers.includes('unresolved') ? unknown('unresolved') : known(false, [])
}

/** As policies/transfers/register.rego has it, but for the controls that it requires: a link is no store, and has none of them. */
const isSound = ({ validity, missing, selfApproved, invokes, systematic, conditionChecked }: RegisterEntry): boolean =>
  validity === 'active' &&
  missing.length === 0 &&
  !selfApproved &&
  (invokes === 'nothing' ? systematic : invokes === 'standing' && conditionChecked)

/** An entry whose decision has fallen goes on under its fallback, where it names one. */
function measuredEntry(
  entry: TransferEntry,
  scope: Scope,
  { law, decision, rulebook, day }: Omit<Question, 'place' | 'data'>,
): RegisterEntry[] {
  const own = law.bases.find(({ id }) => id === entry.basis)
  const stands = decision !== undefined && (own?.decision ?? decision.id) === decision.id
  const basis = own?.kind === 'decision' && !stands ? (fallbackOf(entry, law) ?? own) : own
  if (basis === undefined) return []
  const invoked = basis.kind === 'decision' && stands ? decision : undefined
  return [
    {
      id: entry.id,
      basis: basis.id,
      until: entry.valid.until,
      scope,
      validity: validityOf(entry, day),
      missing: missingDocuments(entry, basis),
      selfApproved: isSelfApproved(entry),
      systematic: basis.systematic,
      invokes: basis.kind === 'decision' ? (stands ? 'standing' : 'fallen') : 'nothing',
      conditionChecked: entry.checked !== undefined && entry.checked <= day,
      requires: entry.requires,
      risks: risksOfEntry(entry, basis, invoked, rulebook, day),
    },
  ]
}

const fallbackOf = ({ fallback }: TransferEntry, { bases }: Law): Basis | undefined =>
  bases.find(({ id, kind }) => id === fallback && kind !== 'decision')
