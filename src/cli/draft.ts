// The text of a first ringfence.yaml: what a run saw is in force, and what only people can say is proposed behind a `#`.
import type { People } from '../model/rulebook.ts'
import type { Rules } from '../rulebook/index.ts'
import { harmless } from '../reports/json-line.ts'
import { counted } from '../reports/terminal/layout.ts'
import type { Seen, TagSeen } from './seen.ts'

export interface Drafting extends Seen {
  /** Of the run. */
  scan: { id: string; now: string }
  laws: readonly string[]
}

export function draftOf(drafting: Drafting, rules: Rules): string {
  const { scan, resources, stores, laws } = drafting
  return [
    `## Drafted by ringfence init from run ${scan.id} of ${scan.now.slice(0, 10)}: ${counted(resources, 'resource')}, of which ${counted(stores, 'store holds', 'stores hold')} data.`,
    '## What has no # before it is in force. What only people can say is proposed behind one #: correct it, and take the # and its blank away.',
    `## ringfence config check proves the file. ${switchedOff(laws, rules)}`,
    'version: 1',
    `laws: [${laws.join(', ')}]   # in play; ringfence list laws tells which others there are`,
    ...accountLines(drafting),
    '',
    ...entityLines(drafting),
    '',
    ...dataLines(drafting, rules),
    '',
    ...restLines(drafting),
    '',
  ].join('\n')
}

/** A run may have been asked for fewer than hold where nobody names any. */
function switchedOff(laws: readonly string[], { usual }: Rules): string {
  const off = usual.filter((law) => !laws.includes(law))
  return off.length === 0
    ? 'No law is switched off by what stands here.'
    : `Switched off, as in that run, but on where no laws are named: ${off.join(', ')}.`
}

/** YAML reads a string of JSON, and within a comment it must stay on its line. */
const quoted = (text: string): string => harmless(JSON.stringify(text.toWellFormed()))

const quotedList = (texts: readonly string[]): string => `[${texts.map(quoted).join(', ')}]`

/** As the file writes them; anything else came from a damaged answer. */
const forms: Readonly<Record<string, RegExp>> = {
  aws: /^\d{12}$/,
  azure: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
}

const accountsOf = ({ accounts }: Drafting, provider: string): string[] =>
  (accounts.get(provider) ?? []).filter((account) => forms[provider]?.test(account))

function accountLines(drafting: Drafting): string[] {
  const [aws, azure] = [accountsOf(drafting, 'aws'), accountsOf(drafting, 'azure')]
  return [
    ...(aws.length === 0
      ? []
      : [
          `aws: { accounts: ${quotedList(aws)} }   # seen; others need: role: ringfence-read. All members: accounts: organization`,
        ]),
    ...(azure.length === 0 ? [] : [`azure: { subscriptions: ${quotedList(azure)} }   # seen; or: all`]),
  ]
}

function entityLines(drafting: Drafting): string[] {
  const parts = ['aws', 'azure'].flatMap((provider) => {
    const ids = accountsOf(drafting, provider)
    return ids.length === 0 ? [] : [`${provider}: ${quotedList(ids)}`]
  })
  const [country = 'DE'] = drafting.countries
  return [
    '## Whose accounts they are. A copy to another legal person may be a transfer; without this nobody can tell.',
    '# entities:',
    `#   Our company: { ${[`country: ${country}`, ...parts].join(', ')} }   # one line for each legal person`,
  ]
}

function dataLines(drafting: Drafting, rules: Rules): string[] {
  const { stores, undeclared, tags } = drafting
  const classifying = classifyingTags(tags)
  const spoken = spokenOf(drafting, rules)
  const people = nearOf(spoken, drafting, rules)
  const others = tags.filter((tag) => !classifying.includes(tag)).slice(0, mostOthers)
  return [
    `## Whose data the stores hold: nobody has said it of ${undeclared} of ${stores}. All rules apply, the strictest wins, and copies hold`,
    '## what their originals hold. tier: global (anywhere), regional (in the zone of the law), edge (inside a fence of yours).',
    `## people: none, or a list of ${spoken.map(({ id }) => id).join(', ')}.`,
    ...(others.length === 0
      ? []
      : [
          `## Other tags seen: ${others.map(({ key, stores: on }) => `${quoted(key.slice(0, 40))} on ${on}`).join(', ')}.`,
        ]),
    '# data:',
    ...classifying.flatMap((tag) => tagRules(tag, spoken, people)),
    ...(classifying.length === 0
      ? [`#   - { when: { name: "crm-*" }, tier: regional, people: [${people.join(', ')}] }   # no tag seen says so`]
      : []),
  ]
}

const mostOthers = 6
const mostRules = 12
const mostClassifying = 3

/** By its name; where none has such a name, the most frequent one of few values. */
function classifyingTags(tags: readonly TagSeen[]): TagSeen[] {
  const usable = tags.filter(({ key, values }) => canStand(key) && [...values.keys()].some(canStand))
  const named = usable.filter(({ key }) => /class|sensitiv|confidential|pii|personal|privacy|gdpr|lgpd/i.test(key))
  const few = usable.filter(({ key, values }) => values.size <= mostRules && !/^(name|aws:.*|hidden-.*)$/i.test(key))
  return named.length > 0 ? named.slice(0, mostClassifying) : few.slice(0, 1)
}

/** A key that JavaScript reserves is refused by the file, and blank text too. */
const canStand = (text: string): boolean =>
  text.trim() !== '' && text.length <= 80 && !(text in {}) && text !== 'prototype' && text.isWellFormed()

function tagRules({ key, values }: TagSeen, spoken: readonly People[], people: readonly string[]): string[] {
  const ranked = [...values]
    .filter(([value]) => canStand(value))
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return ranked.slice(0, mostRules).map(([value, on]) => {
    const when = `{ tag: { ${quoted(key)}: ${quoted(value)} } }`
    return `#   - { when: ${when}, ${declared(value, spoken, people)} }   # ${counted(on, 'store')}`
  })
}

/** A guess by the word alone, to be corrected: that is why it stands behind a `#`. */
function declared(value: string, spoken: readonly People[], people: readonly string[]): string {
  if (/^(public|open|none|non-?pii|no|false)$/i.test(value)) return 'tier: global, people: none'
  const edge = /health|medical|patient|special|secret|restrict/i.test(value)
  const words = value.toLowerCase().split(/[^a-z]+/)
  const named = spoken.flatMap(({ id }) => (words.includes(id.split('-')[0] ?? '') ? [id] : []))
  return `tier: ${edge ? 'edge' : 'regional'}, people: [${(named.length > 0 ? named : people).join(', ')}]`
}

/** Those that the laws in play speak about. */
const spokenOf = ({ laws }: Drafting, rules: Rules): People[] =>
  [...rules.people.values()].filter((one) => one.laws.some((law) => laws.includes(law)))

/** Those in the zone of whose law data rests; all of them, where it rests in none. */
function nearOf(spoken: readonly People[], { countries, laws }: Drafting, rules: Rules): string[] {
  const zones = rules.laws.filter(({ id }) => laws.includes(id)).map(({ id, inside }) => ({ id, inside }))
  const near = spoken.filter((one) =>
    zones.some(({ id, inside }) => one.laws.includes(id) && countries.some((country) => inside?.has(country))),
  )
  return (near.length > 0 ? near : spoken).map(({ id }) => id)
}

const restLines = ({ countries }: Drafting): string[] => [
  '## Where data must stay by your own will, whatever a law permits.',
  '# fences:',
  `#   - { tier: edge, stay: [${countries[0] ?? 'DE'}], because: customer contract }`,
  '',
  '## Copies that may leave need a basis that is on record: docs/transfer-register.md shows how an entry is written.',
  '## What may fail until a day: ringfence waiver add.',
]
