// Opens the sources that a request names: files and earlier runs without any identity or network, else the live accounts.
import { statSync } from 'node:fs'
import { explained } from '../model/errors.ts'
import type { Resource } from '../model/resource.ts'
import type { Reader } from '../model/observation.ts'
import type { Config, Rulebook } from '../model/rulebook.ts'
import type { ScanIdentity } from '../model/run.ts'
import type { Share } from '../model/shard.ts'
import { jsonLine } from '../reports/json-line.ts'
import type { AwsAccess } from '../sources/aws/index.ts'
import { isRun, observeFiles, readRun } from '../sources/snapshot/index.ts'
import type { Gathered } from './gathered.ts'
import { gatherCells, keeperIn, noteReader, type Readers, restore } from './checkpoints.ts'
import { type Host, say } from './host.ts'
import { sourceDigest } from './identity.ts'
import { addLine, gather, type Gathering, gathering } from './inventory.ts'
import { fromShards } from './merge.ts'
import type { ScanRequest } from './request.ts'
import { belongs } from './share.ts'
import type { Unfinished } from './unfinished.ts'

/** Where an unfinished scan works; absent: in memory, and in the folder for temporary files. */
type Work = Pick<Unfinished, 'folder' | 'cells'>

export async function gatherSources(
  request: ScanRequest,
  host: Host,
  rulebook: Rulebook,
  work?: Work,
): Promise<Gathered> {
  if (request.shards.length > 0) return fromShards(request, rulebook, work?.folder)
  return request.from.length > 0
    ? fromFiles(request, host, rulebook, work?.folder)
    : live(request, host, rulebook, work)
}

const fromFiles = (
  request: ScanRequest,
  { clock }: Host,
  rulebook: Rulebook,
  folder: string | undefined,
): Promise<Gathered> =>
  gathering({ ...request, share: request.share, folder }, async (into) => {
    const { from, savedAt } = request
    const startedAt = startOf(request, clock)
    const files: string[] = []
    const identities: ScanIdentity[] = []
    for (const path of from) {
      if (await isRun(path)) identities.push(await rerun(path, into))
      else files.push(path)
    }
    if (files.length > 0)
      await gather(observeFiles(files, { clock: (path) => savedAt ?? writtenAt(path) }), into, rulebook)
    const [recorded] = from.length === 1 ? identities : []
    return {
      gathering: into,
      from,
      ...(recorded === undefined ? {} : { recorded }),
      collectors: Object.fromEntries(identities.flatMap(({ collectors }) => Object.entries(collectors))),
      startedAt,
      warnings: [],
    }
  })

async function rerun(path: string, into: Gathering): Promise<ScanIdentity> {
  const { identity, resources, records, dataless } = await readRun(path)
  const digest = sourceDigest()
  for await (const resource of resources) {
    const line = jsonLine(resource)
    digest.resource(line)
    if (isMine(resource, into)) await addLine(resource.key, line, into)
  }
  const gaps = records.filter((record) => record.kind === 'gap')
  const asked = records.filter((record) => record.kind === 'asked')
  const lookups = records.filter((record) => record.kind === 'lookup')
  if (digest.of({ gaps, asked, lookups }) !== identity.sourceDigest) throw edited(path)
  into.gaps.push(...gaps.filter((gap) => into.mine(gap.provider, gap.account, gap.region)))
  into.asked.push(...asked.filter((call) => into.mine(call.provider, call.account, call.region)))
  into.lookups.push(...lookups.filter(({ locator }) => into.mine('lookup', locator)))
  for (const [type, count] of Object.entries(dataless)) {
    if (into.mine('dataless', type)) into.dataless.set(type, (into.dataless.get(type) ?? 0) + count)
  }
  return identity
}

const isMine = ({ provider, owner, location: { region } }: Resource, { mine }: Gathering): boolean =>
  mine(provider, owner.account, region.state === 'unknown' ? undefined : region.value)

const edited = (path: string) =>
  explained('data', {
    what: 'the recorded scan is not as it was written',
    where: path,
    why: 'inventory.ndjson and coverage.ndjson do not fit the digest that was recorded with them',
    mend: 'Scan again, or take the directory from a backup; what a scan wrote is not to be edited',
  })

async function live(request: ScanRequest, host: Host, rulebook: Rulebook, work: Work | undefined): Promise<Gathered> {
  if (request.providers.length > 0 && !request.providers.includes('aws')) throw azureNeedsFiles()
  const startedAt = startOf(request, host.clock)
  if (request.providers.length === 0 && !request.quiet)
    say(host, 'azure  not read live yet: not scanned (saved answers: --from)')
  const { identifyAws, observeAws, bucketLocator } = await import('../sources/aws/index.ts')
  const options = {
    regions: request.regions.length === 0 || request.regions.includes('all') ? ('all' as const) : request.regions,
    regionTable: [...(rulebook.regions.get('aws')?.keys() ?? [])],
    access: accessIn(rulebook.config),
    accounts: request.accounts,
    clock: host.clock,
    env: host.env,
    ...(request.concurrency === undefined ? {} : { concurrency: request.concurrency }),
    ...(request.share === undefined ? {} : { mine: mineOf(request.share) }),
    onProgress: (text: string) => request.quiet || say(host, text),
  }
  const identity = await identifyAws(options)
  // The source has split the scan by the regions that it reads. What belongs to none, or is shown by another region than
  // its own (a refused listing, a trail), is kept by each part that met it: no other part need have met it.
  return gathering({ ...request, share: undefined, folder: work?.folder }, async (into) => {
    const only = options.access.role === undefined ? identity.account : undefined
    const known = work === undefined ? undefined : await restore(work.cells, only, into)
    if (known !== undefined && known.cells.size > 0)
      options.onProgress(`aws    ${identity.account}  going on: ${known.cells.size} cells were read before`)
    const told = observeAws({ ...options, identity, ...(known === undefined ? {} : { known }) })
    const keeper = work === undefined ? undefined : keeperIn(work.cells)
    const { cutOff, readers } = await gatherCells(told, { into, rulebook, keeper })
    return {
      gathering: into,
      from: [],
      collectors: collectorsOf(known?.readers ?? new Map(), readers),
      cutOff,
      startedAt,
      locate: bucketLocator({ ...options, identity }),
      warnings: [],
    }
  })
}

const accessIn = ({ awsAccounts, awsOrganization, awsRole }: Config): AwsAccess => ({
  accounts: awsOrganization ? 'organization' : awsAccounts,
  ...(awsRole === undefined ? {} : { role: awsRole }),
})

/** By account: who has read it, in an earlier session and in this one. */
function collectorsOf(before: Readers, now: readonly Reader[]): Record<string, string> {
  for (const reader of now) noteReader(before, reader)
  const rows = [...before].map(([account, names]) => [account, [...names].join('|')] as const)
  return Object.fromEntries(rows.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** The day of a scan that is gone on with is that of its beginning. */
const startOf = ({ now, startedAt }: ScanRequest, clock: Host['clock']): string => now ?? startedAt ?? clock()

const mineOf = (share: Share) => (account: string, region: string) => belongs(share, 'aws', account, region)

/** A saved answer does not say when it was given: not after its file was last written. */
const writtenAt = (path: string): string => statSync(path).mtime.toISOString()

const azureNeedsFiles = () =>
  explained('usage', {
    what: 'azure was selected without files to read it from',
    where: 'scan azure',
    why: 'live Azure comes with a later version',
    mend: 'Save the answers of Azure Resource Manager and pass them with --from',
  })
