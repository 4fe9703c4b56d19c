// Opens the sources that a request names: files and earlier runs without any identity or network, else the live accounts.
import { statSync } from 'node:fs'
import { explained } from '../model/errors.ts'
import type { Resource } from '../model/resource.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { ScanIdentity } from '../model/run.ts'
import { jsonLine } from '../reports/json-line.ts'
import { isRun, observeFiles, readRun } from '../sources/snapshot/index.ts'
import { growNewSpace } from '../runtime/heap.ts'
import type { Gathered } from './gathered.ts'
import type { Host } from './host.ts'
import { linesDigest, sourceDigest, withCutOff, withFormer } from './identity.ts'
import { addLine, closed, gather, type Gathering, gathering } from './inventory.ts'
import { gatherLive, type Work } from './live.ts'
import { fromShards } from './merge.ts'
import { gatherPlan, plannedIn, type Planned } from './planned.ts'
import { isLive, type ScanRequest, startOf } from './request.ts'

export async function gatherSources(
  request: ScanRequest,
  host: Host,
  rulebook: Rulebook,
  work?: Work,
): Promise<Gathered> {
  if (isLive(request)) return gatherLive(request, host, rulebook, work)
  growNewSpace()
  return request.shards.length > 0
    ? fromShards(request, rulebook, work?.folder)
    : fromFiles(request, host, rulebook, work?.folder)
}

const fromFiles = (
  request: ScanRequest,
  { clock, cwd }: Host,
  rulebook: Rulebook,
  folder: string | undefined,
): Promise<Gathered> =>
  gathering({ ...request, share: request.share, folder }, (into) =>
    gathering({ ...request, share: request.share, folder, evidence: undefined }, async (before) => {
      const { from, savedAt } = request
      const startedAt = startOf(request, clock)
      const madeAt = (path: string) => savedAt ?? writtenAt(path)
      const files: string[] = []
      const runs: Rerun[] = []
      const plans: Planned[] = []
      for (const path of from) {
        if (await isRun(path)) {
          if (request.evidence === 'full') throw answersGone(path)
          runs.push(await rerun(path, into, before))
        } else {
          const plan = await plannedIn(path)
          if (plan === undefined) files.push(path)
          else plans.push(plan)
        }
      }
      if (files.length > 0) await gather(observeFiles(files, { clock: madeAt }), into, rulebook)
      for (const plan of plans) await gatherPlan(plan, request, { cwd, into, before, rulebook, madeAt })
      const changes = plans.length > 0 || runs.some(({ changed }) => changed)
      if (!changes) await closed(before)
      const [recorded] = from.length === 1 ? runs : []
      return {
        gathering: into,
        ...(changes ? { before } : {}),
        from,
        ...(recorded === undefined ? {} : { recorded: recorded.identity }),
        collectors: Object.fromEntries(runs.flatMap(({ identity: { collectors } }) => Object.entries(collectors))),
        wasCutOff: runs.flatMap(({ identity: { cutOff = [] } }) => cutOff),
        startedAt,
        warnings: [],
      }
    }),
  )

const answersGone = (path: string) =>
  explained('usage', {
    what: 'raw answers cannot be kept of a run',
    where: `--from ${path}`,
    why: 'it is read for what its answers came to, and not for them',
    mend: 'Leave --evidence full out, or read the accounts or the files anew',
  })

interface Rerun {
  identity: ScanIdentity
  /** It was of a plan, and tells what stood before. */
  changed: boolean
}

async function rerun(path: string, into: Gathering, former: Gathering): Promise<Rerun> {
  const { identity, resources, records, dataless, before } = await readRun(path)
  const digest = sourceDigest()
  for await (const resource of resources) {
    const line = jsonLine(resource)
    digest.resource(line)
    if (isMine(resource, into)) await addLine(resource.key, line, into)
  }
  const gaps = records.filter((record) => record.kind === 'gap')
  const asked = records.filter((record) => record.kind === 'asked')
  const lookups = records.filter((record) => record.kind === 'lookup')
  const told = digest.of({ gaps, asked, lookups })
  const stood = before && (await readBefore(before, former))
  if (withCutOff(withFormer(told, stood), identity.cutOff) !== identity.sourceDigest) throw edited(path)
  into.gaps.push(...gaps.filter((gap) => into.mine(gap.provider, gap.account, gap.region)))
  into.asked.push(...asked.filter((call) => into.mine(call.provider, call.account, call.region)))
  into.lookups.push(...lookups.filter(({ locator }) => into.mine('lookup', locator)))
  for (const [type, count] of Object.entries(dataless)) {
    if (into.mine('dataless', type)) into.dataless.set(type, (into.dataless.get(type) ?? 0) + count)
  }
  return { identity, changed: stood !== undefined }
}

/** The digest over its lines. */
async function readBefore(before: AsyncIterable<Resource>, into: Gathering): Promise<string> {
  const digest = linesDigest()
  for await (const resource of before) {
    const line = jsonLine(resource)
    digest.line(line)
    await addLine(resource.key, line, into)
  }
  return digest.hex()
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

/** A saved answer does not say when it was given: not after its file was last written. */
const writtenAt = (path: string): string => statSync(path).mtime.toISOString()
