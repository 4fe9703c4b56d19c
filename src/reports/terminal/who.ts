// The first lines of the page: which accounts were read, as whom, over how many regions, and by which config.
import { collectorOf } from '../origin-cells.ts'
import type { AccountSeen, PageFacts } from './facts.ts'
import { counted, firstOf, grouped, labelled, type Line, type Page, shorten } from './layout.ts'

const mostAccounts = 4

export function who(run: PageFacts, page: Page): Line[] {
  const providers = [...new Set([...run.identity.scope.providers, ...run.accounts.keys()])].sort()
  return [...providers.flatMap((provider) => accountLines(run, provider, page)), ...configLines(run, page)]
}

function accountLines(run: PageFacts, provider: string, page: Page): Line[] {
  const accounts = [...(run.accounts.get(provider) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
  if (accounts.length === 0) return [{ text: `${provider.padEnd(10)}nothing was read`, tone: 'warning' }]
  const { shown, more } = firstOf(accounts, mostAccounts, page)
  const rest = more === 0 ? [] : [{ text: `${' '.repeat(10)}and ${counted(more, 'more account')}: coverage.csv` }]
  return [
    ...shown.flatMap(([account, seen], index) =>
      labelled(index === 0 ? provider : '', accountWords(run, account, seen), page),
    ),
    ...rest,
  ]
}

const accountWords = (run: PageFacts, account: string, seen: AccountSeen): string =>
  [
    shorten(account, 40),
    identityWords(collectorOf(run.identity, account), run.planned),
    regionWords(seen, isNarrowed(run)),
  ].join('  ')

const isNarrowed = ({ identity: { scope } }: PageFacts): boolean =>
  scope.regions.length > 0 && !scope.regions.includes('all')

/** `role/ReadOnly`: the session behind it may be a person's name. */
function identityWords(collector: string | undefined, isPlanned: boolean): string {
  if (collector === undefined || collector === '') return isPlanned ? 'from a plan' : 'from files'
  const [, kind, name] = /:(assumed-role|user|role|federated-user)\/([^/]+)/.exec(collector) ?? []
  return shorten(kind === undefined ? collector : `${kind.replace('assumed-', '')}/${name}`, 40)
}

function regionWords({ regions, enabled, everywhere }: AccountSeen, isNarrowed: boolean): string {
  if (enabled?.state !== 'known') return counted(regions.size, 'region')
  const isRead = (region: string): boolean => regions.has(region) || (everywhere === true && !isNarrowed)
  const read = enabled.value.filter(isRead).length
  const all = counted(enabled.value.length, 'enabled region')
  return read < enabled.value.length ? `${grouped(read)} of ${all}` : all
}

function configLines({ rulebook, identity }: PageFacts, page: Page): Line[] {
  const { file } = rulebook.config
  const laws = rulebook.laws.map(({ short }) => short).join(', ')
  return [
    ...(identity.scope.from.length === 0 ? [] : labelled('files', identity.scope.from.join(', '), page)),
    ...labelled('config', `${file ?? 'no ringfence.yaml found'}; laws: ${laws}`, page),
  ]
}
