// The first lines of the page: which accounts were read, as whom, over how many regions, and by which config.
import type { Fact } from '../../model/fact.ts'
import type { Run } from '../../model/run.ts'
import { cellOf } from '../fact-cell.ts'
import { collectorOf } from '../origin-cells.ts'
import { counted, firstOf, grouped, labelled, type Line, type Page, shorten } from './layout.ts'

const mostAccounts = 4

export function who(run: Run, page: Page): Line[] {
  const providers = [
    ...new Set([...run.identity.scope.providers, ...recordsOf(run).map(({ provider }) => provider)]),
  ].sort()
  return [...providers.flatMap((provider) => accountLines(run, provider, page)), ...configLines(run, page)]
}

interface Seen {
  provider: string
  account: string
  region?: string | undefined
  /** What the account itself says can be used. */
  enabled?: Fact<string[]> | undefined
}

const recordsOf = ({ subjects, asked, gaps }: Run): Seen[] => [
  ...subjects.map(({ resource: { provider, owner, location }, facets }) => ({
    provider,
    account: owner.account,
    region: cellOf(location.region),
    enabled: facets.audit?.enabledRegions,
  })),
  ...asked,
  ...gaps,
]

function accountLines(run: Run, provider: string, page: Page): Line[] {
  const seen = recordsOf(run).filter((record) => record.provider === provider)
  const accounts = [...Map.groupBy(seen, ({ account }) => account)].sort(([a], [b]) => (a < b ? -1 : 1))
  if (accounts.length === 0) return [{ text: `${provider.padEnd(10)}nothing was read`, tone: 'warning' }]
  const { shown, more } = firstOf(accounts, mostAccounts, page)
  const rest = more === 0 ? [] : [{ text: `${' '.repeat(10)}and ${counted(more, 'more account')}: coverage.csv` }]
  return [
    ...shown.flatMap(([account, records], index) =>
      labelled(index === 0 ? provider : '', accountWords(run, account, records), page),
    ),
    ...rest,
  ]
}

const accountWords = (run: Run, account: string, records: Seen[]): string =>
  [shorten(account, 40), identityWords(collectorOf(run.identity, account)), regionWords(records)].join('  ')

/** `role/ReadOnly`: the session behind it may be a person's name. */
function identityWords(collector: string | undefined): string {
  if (collector === undefined || collector === '') return 'from files'
  const [, kind, name] = /:(assumed-role|user|role|federated-user)\/([^/]+)/.exec(collector) ?? []
  return shorten(kind === undefined ? collector : `${kind.replace('assumed-', '')}/${name}`, 40)
}

function regionWords(records: Seen[]): string {
  const told = records.find(({ enabled }) => enabled?.state === 'known')?.enabled
  const seen = new Set(records.flatMap(({ region }) => region ?? []))
  if (told?.state !== 'known') return counted(seen.size, 'region')
  const read = told.value.filter((region) => seen.has(region)).length
  const all = counted(told.value.length, 'enabled region')
  return read < told.value.length ? `${grouped(read)} of ${all}` : all
}

function configLines({ rulebook, identity }: Run, page: Page): Line[] {
  const { file } = rulebook.config
  const laws = rulebook.laws.map(({ short }) => short).join(', ')
  return [
    ...(identity.scope.from.length === 0 ? [] : labelled('files', identity.scope.from.join(', '), page)),
    ...labelled('config', `${file ?? 'no ringfence.yaml found'}; laws: ${laws}`, page),
  ]
}
