// Opens the sources that a request names: files and earlier runs without any identity or network, else the live accounts.
import { statSync } from 'node:fs'
import { explained } from '../model/errors.ts'
import type { Resource } from '../model/resource.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { ScanIdentity } from '../model/run.ts'
import { jsonLine } from '../reports/json-line.ts'
import { isRun, observeFiles, readRun } from '../sources/snapshot/index.ts'
import { isPlan } from '../sources/terraform/index.ts'
import type { Gathered } from './gathered.ts'
import type { Host } from './host.ts'
import { sourceDigest } from './identity.ts'
import { addLine, gather, type Gathering, gathering } from './inventory.ts'
import { gatherLive, type Work } from './live.ts'
import { fromShards } from './merge.ts'
import { gatherPlans } from './planned.ts'
import { type ScanRequest, startOf } from './request.ts'

export async function gatherSources(
  request: ScanRequest,
  host: Host,
  rulebook: Rulebook,
  work?: Work,
): Promise<Gathered> {
  if (request.shards.length > 0) return fromShards(request, rulebook, work?.folder)
  return request.from.length > 0
    ? fromFiles(request, host, rulebook, work?.folder)
    : gatherLive(request, host, rulebook, work)
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
    const plans: string[] = []
    const identities: ScanIdentity[] = []
    for (const path of from) {
      if (await isRun(path)) identities.push(await rerun(path, into))
      else if (await isPlan(path)) plans.push(path)
      else files.push(path)
    }
    const madeAt = (path: string) => savedAt ?? writtenAt(path)
    if (files.length > 0) await gather(observeFiles(files, { clock: madeAt }), into, rulebook)
    const before =
      plans.length === 0 ? undefined : await gatherPlans(plans, request, { into, rulebook, folder, madeAt })
    const [recorded] = from.length === 1 ? identities : []
    return {
      gathering: into,
      ...(before === undefined ? {} : { before }),
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

/** A saved answer does not say when it was given: not after its file was last written. */
const writtenAt = (path: string): string => statSync(path).mtime.toISOString()
