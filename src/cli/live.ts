// Opens the live accounts that a request names: of AWS, of Azure, or of whichever has credentials here.
import { explained } from '../model/errors.ts'
import type { Reader } from '../model/observation.ts'
import type { Rulebook } from '../model/rulebook.ts'
import { printable } from '../reports/plain-text.ts'
import { merge } from '../runtime/merge.ts'
import { gatherCells, keeperIn, noteReader, type Readers, restore } from './checkpoints.ts'
import type { Gathered } from './gathered.ts'
import { type Host, say } from './host.ts'
import { gathering } from './inventory.ts'
import { liveAws } from './live-aws.ts'
import { liveAzure } from './live-azure.ts'
import { accountsOf, isWithoutCredentials, type Live, type Opening } from './live-provider.ts'
import { type Provider, providers, type ScanRequest, startOf } from './request.ts'
import type { Unfinished } from './unfinished.ts'

/** Where an unfinished scan works; absent: in memory, and in the folder for temporary files. */
export type Work = Pick<Unfinished, 'folder' | 'cells'>

const openings: Record<Provider, (opening: Opening) => Promise<Live>> = { aws: liveAws, azure: liveAzure }

/** Fails with exit status 4 where a provider was selected, or each of them, and has no credentials here or refuses them. */
export async function gatherLive(
  request: ScanRequest,
  host: Host,
  rulebook: Rulebook,
  work: Work | undefined,
): Promise<Gathered> {
  const startedAt = startOf(request, host.clock)
  const note = (text: string) => request.quiet || say(host, printable(text))
  const onProgress = (text: string) => (request.verbose ? note(text) : host.progress?.step(text))
  const timeLeft = timeLeftOf(request)
  const open = await opened({ request, host, rulebook, onProgress, timeLeft }, note)
  // The source has split the scan by the regions that it reads. What belongs to none, or is shown by another region than
  // its own (a refused listing, a trail), is kept by each part that met it: no other part need have met it.
  return gathering({ ...request, share: undefined, folder: work?.folder }, async (into) => {
    const known = work === undefined ? undefined : await restore(work.cells, onlyOf(open), into)
    if (known !== undefined && known.cells.size > 0) note(`going on: ${known.cells.size} cells were read before`)
    const keeper = work === undefined ? undefined : keeperIn(work.cells)
    const told = merge(
      [...open.values()].map((one) => one.observe(known)),
      open.size,
    )
    const { cutOff, readers } = await gatherCells(told, { into, rulebook, keeper })
    const locator = open.get('aws')?.locator
    return {
      gathering: into,
      from: [],
      collectors: collectorsOf(known?.readers ?? new Map(), readers),
      cutOff: () => cutOff || locator?.cutOff() === true,
      startedAt,
      ...(locator === undefined ? {} : { locate: locator.locate }),
      warnings: [],
    }
  })
}

/** By a clock that nobody sets. */
function timeLeftOf({ timeout = Infinity }: ScanRequest): () => number {
  const begun = performance.now()
  return () => timeout - (performance.now() - begun)
}

/** Where none was selected, each that has credentials; that one has none is said, and is no failure while another has. */
async function opened(opening: Opening, note: (text: string) => void): Promise<Map<Provider, Live>> {
  const { request } = opening
  const open = new Map<Provider, Live>()
  const missing: { provider: Provider; error: unknown }[] = []
  for (const provider of providers.filter((one) => isWanted(one, request))) {
    try {
      open.set(provider, await openings[provider](opening))
    } catch (error) {
      if (request.providers.length > 0 || !isWithoutCredentials(error)) throw error
      missing.push({ provider, error })
    }
  }
  const failed = open.size === 0 ? missing.shift() : undefined
  for (const { provider } of missing) note(`${provider.padEnd(6)} no credentials: not scanned`)
  if (open.size === 0) throw failed === undefined ? nothingSelected(request) : failed.error
  return open
}

/** An account by its form belongs to one provider: whoever asks for one asks nothing of the other. */
const isWanted = (provider: Provider, { providers: selected, accounts }: ScanRequest): boolean =>
  (selected.length === 0 || selected.includes(provider)) &&
  (accounts.length === 0 || accountsOf(provider, accounts).length > 0)

const nothingSelected = ({ providers: selected, accounts }: ScanRequest) =>
  explained('usage', {
    what: 'nothing was selected',
    where: '--account',
    why: `${accounts.join(', ')} is no account of ${selected.length === 0 ? 'any provider' : selected.join(' or ')}`,
    mend: 'An account of AWS is twelve digits, a subscription of Azure a GUID',
  })

const onlyOf = (open: ReadonlyMap<Provider, Live>): ReadonlyMap<string, string> =>
  new Map([...open].flatMap(([provider, { only }]) => (only === undefined ? [] : [[provider, only]])))

/** By account: who has read it, in an earlier session and in this one. */
function collectorsOf(before: Readers, now: readonly Reader[]): Record<string, string> {
  for (const reader of now) noteReader(before, reader)
  const rows = [...before].map(([account, names]) => [account, [...names].join('|')] as const)
  return Object.fromEntries(rows.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
