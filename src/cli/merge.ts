// Joins the parts of a split scan into one inventory: all of them, each once, of one version, with one config and on one day.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { explained } from '../model/errors.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { ShardHead } from '../model/shard.ts'
import { jsonLine } from '../reports/json-line.ts'
import { readShard } from '../sources/snapshot/index.ts'
import type { Gathered } from './gathered.ts'
import { linesDigest } from './identity.ts'
import { type Gathering, gathering, take } from './inventory.ts'
import type { ScanRequest } from './request.ts'
import { toolVersion } from './version.ts'

interface Part {
  dir: string
  head: ShardHead
}

/** Throws, by the folder's name, for a part that does not fit the others or this ringfence. */
export async function fromShards({ shards, now }: ScanRequest, rulebook: Rulebook, folder?: string): Promise<Gathered> {
  const parts: Part[] = []
  for (const dir of shards) {
    if (!existsSync(join(dir, 'shard.json'))) throw noPart(dir)
    parts.push({ dir, head: (await readShard(dir)).head })
  }
  const [first] = parts
  if (first === undefined) throw new Error('no part was named')
  refuseForeign(parts, rulebook, await toolVersion())
  refuseIncomplete(parts)
  const { request, recorded } = first.head
  const evidence = first.head.raw === undefined ? undefined : 'full'
  return gathering({ ...request, share: undefined, folder, evidence }, async (into) => {
    for (const part of parts) await takePart(part, into)
    const inOrder = parts.toSorted((one, other) => one.head.share.part - other.head.share.part)
    return {
      gathering: into,
      from: request.from,
      ...(recorded === null ? {} : { recorded }),
      collectors: Object.fromEntries(parts.flatMap(({ head }) => Object.entries(head.collectors))),
      startedAt: now ?? parts.map(({ head }) => head.now).toSorted()[0] ?? '',
      wasCutOff: inOrder.flatMap(({ head }) => head.cutOff),
      warnings: [],
    }
  })
}

async function takePart({ dir, head }: Part, into: Gathering): Promise<void> {
  const { resources, records, raw } = await readShard(dir)
  const digest = linesDigest()
  for await (const resource of resources) {
    const line = jsonLine(resource)
    digest.line(line)
    await take(resource, into, line)
  }
  for await (const record of records) {
    digest.line(jsonLine(record))
    await take(record, into)
  }
  for await (const answer of raw) {
    digest.line(jsonLine(answer))
    await take(answer, into)
  }
  if (digest.hex() !== head.digest)
    throw foreign(dir, 'its files do not fit the digest that was recorded with them', 'Read that part again')
  for (const [type, count] of Object.entries(head.dataless))
    into.dataless.set(type, (into.dataless.get(type) ?? 0) + count)
}

/** The first part says what the others must be; what this ringfence has, all must be. */
function refuseForeign(parts: readonly Part[], rulebook: Rulebook, version: string): void {
  const [first] = parts
  for (const { dir, head } of parts) {
    if (head.toolVersion !== version)
      throw foreign(
        dir,
        `ringfence ${head.toolVersion} wrote it, and this is ${version}`,
        'Read all parts with one version',
      )
    if (head.rulesDigest !== rulebook.digest)
      throw foreign(dir, 'it was read with other rules than are here', 'Read all parts with one version')
    if (head.configDigest !== rulebook.config.digest)
      throw foreign(dir, 'it was read with another config', 'Pass the same config with -c, or read the part again')
    if (head.share.of !== first?.head.share.of)
      throw foreign(
        dir,
        `it is one of ${head.share.of} parts, and ${first?.dir} one of ${first?.head.share.of}`,
        'Name parts of one scan',
      )
    if ((head.raw === undefined) !== (first?.head.raw === undefined))
      throw foreign(dir, 'it and the first part do not agree on --evidence', 'Read all parts with it, or none')
    if (!same(head.request, first.head.request) || !same(head.recorded, first.head.recorded))
      throw foreign(dir, `other things were asked for than in ${first.dir}`, 'Name parts of one scan')
  }
}

const same = (one: unknown, other: unknown): boolean => jsonLine(one) === jsonLine(other)

function refuseIncomplete(parts: readonly Part[]): void {
  const seen = new Map<number, string>()
  for (const { dir, head } of parts) {
    const before = seen.get(head.share.part)
    if (before !== undefined)
      throw foreign(dir, `it is part ${head.share.part}, as ${before} is`, 'Name each part once')
    seen.set(head.share.part, dir)
  }
  const of = parts[0]?.head.share.of ?? 0
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((part) => !seen.has(part))
  if (missing.length > 0)
    throw foreign(
      'merge',
      `of ${of} parts these are missing: ${missing.join(', ')}`,
      'Name all of them, or read them first',
    )
}

const foreign = (where: string, why: string, mend: string) =>
  explained('data', { what: 'the parts cannot be joined', where, why, mend })

const noPart = (dir: string) =>
  foreign(dir, 'it has no shard.json, so it is no part of a split scan', 'Name each folder that scan --shard wrote')
