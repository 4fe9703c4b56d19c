// Opens the sources that a request names: files and earlier runs without any identity or network, else the live accounts.
import { statSync } from 'node:fs'
import { explained } from '../model/errors.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { ScanIdentity } from '../model/run.ts'
import type { Locate } from '../resolve/index.ts'
import { jsonLine } from '../reports/json-line.ts'
import { isRun, observeFiles, readRun } from '../sources/snapshot/index.ts'
import { type Host, say } from './host.ts'
import { sourceDigest } from './identity.ts'
import { addLine, emptyGathering, gather, type Gathering } from './inventory.ts'
import type { ScanRequest } from './request.ts'
import { selects } from './scope.ts'

export interface Gathered {
  gathering: Gathering
  /** The identity of the one run that was read again. */
  recorded?: ScanIdentity
  collectors: Record<string, string>
  startedAt: string
  /** Follows a locator that names no region; absent where there is no network. */
  locate?: Locate
  warnings: string[]
}

export async function gatherSources(request: ScanRequest, host: Host, rulebook: Rulebook): Promise<Gathered> {
  return request.from.length > 0 ? fromFiles(request, host, rulebook) : live(request, host, rulebook)
}

async function fromFiles(request: ScanRequest, { clock }: Host, rulebook: Rulebook): Promise<Gathered> {
  const { from, now, savedAt } = request
  const startedAt = now ?? clock()
  const into = emptyGathering(selects(request))
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
    ...(recorded === undefined ? {} : { recorded }),
    collectors: Object.fromEntries(identities.flatMap(({ collectors }) => Object.entries(collectors))),
    startedAt,
    warnings: [],
  }
}

async function rerun(path: string, into: Gathering): Promise<ScanIdentity> {
  const { identity, resources, records, dataless } = await readRun(path)
  const digest = sourceDigest()
  for await (const resource of resources) {
    const line = jsonLine(resource)
    digest.resource(line)
    await addLine(resource.key, line, into)
  }
  const gaps = records.filter((record) => record.kind === 'gap')
  const asked = records.filter((record) => record.kind === 'asked')
  const lookups = records.filter((record) => record.kind === 'lookup')
  if (digest.of({ gaps, asked, lookups }) !== identity.sourceDigest) throw edited(path)
  into.gaps.push(...gaps)
  into.asked.push(...asked)
  into.lookups.push(...lookups)
  for (const [type, count] of Object.entries(dataless)) into.dataless.set(type, (into.dataless.get(type) ?? 0) + count)
  return identity
}

const edited = (path: string) =>
  explained('data', {
    what: 'the recorded scan is not as it was written',
    where: path,
    why: 'inventory.ndjson and coverage.ndjson do not fit the digest that was recorded with them',
    mend: 'Scan again, or take the directory from a backup; what a scan wrote is not to be edited',
  })

async function live(request: ScanRequest, host: Host, rulebook: Rulebook): Promise<Gathered> {
  if (request.providers.length > 0 && !request.providers.includes('aws')) throw azureNeedsFiles()
  const startedAt = request.now ?? host.clock()
  if (request.providers.length === 0 && !request.quiet)
    say(host, 'azure  not read live yet: not scanned (saved answers: --from)')
  const { identifyAws, observeAws, bucketLocator } = await import('../sources/aws/index.ts')
  const options = {
    regions: request.regions.length === 0 || request.regions.includes('all') ? ('all' as const) : request.regions,
    regionTable: [...(rulebook.regions.get('aws')?.keys() ?? [])],
    accounts: request.accounts,
    clock: host.clock,
    env: host.env,
    onProgress: (text: string) => request.quiet || say(host, text),
  }
  const identity = await identifyAws(options)
  const into = emptyGathering(selects(request))
  await gather(observeAws({ ...options, identity }), into, rulebook)
  return {
    gathering: into,
    collectors: { [identity.account]: identity.principal },
    startedAt,
    locate: bucketLocator({ ...options, identity }),
    warnings: [],
  }
}

/** A saved answer does not say when it was given: not after its file was last written. */
const writtenAt = (path: string): string => statSync(path).mtime.toISOString()

const azureNeedsFiles = () =>
  explained('usage', {
    what: 'azure was selected without files to read it from',
    where: 'scan azure',
    why: 'live Azure comes with a later version',
    mend: 'Save the answers of Azure Resource Manager and pass them with --from',
  })
