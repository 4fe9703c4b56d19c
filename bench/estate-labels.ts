// Whose data a generated store holds, as tags, and the ringfence.yaml that says what those tags mean.
import { type Fact, known, partial, unknown } from '../src/model/fact.ts'
import type { Label } from '../src/model/resource.ts'
import { at } from './estate-shape.ts'
import type { Seeded } from './seeded.ts'

const markets = ['EU', 'BR', 'US-CA'] as const
const contents = ['contact', 'contracts', 'finance', 'health', 'location', 'payroll'] as const

/** How many sets of tags there are that no data rule takes for another. */
export const labelKinds = 2 ** (markets.length + contents.length)

const tag = (key: string, value: string): Label => ({ key, value, from: 'tag' })

/** The tags of a kind below `labelKinds`; those of kind 0 say nothing of people. */
export function labelsOf(kind: number, noise: Seeded): Fact<Label[]> {
  const said = [
    ...markets.map((name) => tag(`Market-${name}`, 'yes')),
    ...contents.map((name) => tag(`Holds-${name}`, 'yes')),
  ].filter((_, bit) => (kind & (1 << bit)) !== 0)
  // Tags that no rule asks for: they are in the inventory, and in no judged input.
  const team = tag('Owner', noise.of(['crm', 'data', 'erp', 'platform', 'web']))
  return known([...said, team, tag('CostCentre', `K-${1000 + noise.below(9000)}`)], [0])
}

/** As people tag: mostly one market and one content, a tenth not at all, and a few that nobody could read. */
export function usualLabels(traits: Seeded, noise: Seeded): Fact<Label[]> {
  const drawn = traits.next()
  if (drawn < 0.03) return unknown('denied', 's3:GetBucketTagging')
  const kind = drawn < 0.13 ? 0 : (1 << traits.below(markets.length)) | (8 << traits.below(contents.length))
  const labels = labelsOf(kind, noise)
  return drawn > 0.98 && labels.state === 'known' ? partial(labels.value, 'throttled', [0]) : labels
}

const people: Record<(typeof markets)[number], string> = { EU: 'eu', BR: 'br', 'US-CA': 'us-ca' }

/** `entries`: how many the transfer register has. */
export const configText = (accounts: readonly string[], entries = 0): string =>
  [
    '# Written by bench/generate.ts beside its estate.',
    'version: 1',
    'laws: [gdpr, lgpd, ccpa]',
    'entities:',
    // Half of the accounts belong to one company, so that copies go to the same owner and to strangers.
    `  Example GmbH: { country: DE, aws: ${JSON.stringify(accounts.filter((_, index) => index % 2 === 0))} }`,
    'data:',
    ...markets.map(
      // The category keeps a market apart from a content that speaks of the same people.
      (name) => `  - { when: { tag: { Market-${name}: "yes" } }, tier: regional, people: [${people[name]}], categories: [market-${people[name]}] }`, // prettier-ignore
    ),
    ...contents.map(
      (name, index) => `  - { when: { tag: { Holds-${name}: "yes" } }, tier: edge, people: [${people[at(markets, index % markets.length)]}], categories: [${name}] }`, // prettier-ignore
    ),
    ...registerLines(entries),
    '',
  ].join('\n')

const abroad = ['SG', 'IN', 'US', 'AU', 'ZA', 'BR', 'JP', 'HK', 'AE', 'ID'] as const
const ways = ['storage', 'replication', 'backup', 'snapshot-copy', 'log-export', 'key-replication', 'failover'] as const

/** Of one country and a few ways each; some are over, some lack a paper, and a third is about some contents only. */
const registerLines = (entries: number): string[] =>
  entries === 0 ? [] : ['transfers:', ...Array.from({ length: entries }, (_, index) => registerLine(index))]

function registerLine(index: number): string {
  const round = Math.floor(index / abroad.length)
  const means = [at(ways, round % ways.length), at(ways, (round + 3) % ways.length)]
  const categories = index % 3 === 0 ? `, categories: [${at(contents, index % contents.length)}, market-eu]` : ''
  const documents = index % 7 === 0 ? '{ contract: DOC-1 }' : '{ contract: DOC-1, tia: DOC-2 }'
  const until = index % 5 === 0 ? '2026-01-01' : '2027-06-30'
  return `  - { id: tr-${index}, basis: gdpr.scc.m${1 + (index % 3)}, countries: [${at(abroad, index % abroad.length)}], means: [${means.join()}], data: { people: [eu]${categories} }, documents: ${documents}, requires: [enc.at-rest], valid: { from: 2025-01-01, until: ${until} }, owner: privacy, approved-by: legal }` // prettier-ignore
}
