// Reads one file: tells by its content what it is, and hands out its resources one by one while it is being read.
import * as v from 'valibot'
import type { Observation } from '../../model/observation.ts'
import { type ArmReading, fromArmResource, resembles, subscriptionOf } from './arm-resource.ts'
import { asUtc } from '../as-utc.ts'
import { fromConfigItem } from './config-item.ts'
import { fileBytes } from './file-bytes.ts'
import { split } from './json-parts.ts'
import { noteGap, type Seen } from './seen.ts'
import { unreadable } from './unreadable.ts'

export interface FileOptions {
  /** ISO 8601 UTC; when what stands in a file was observed, where it does not say so itself. */
  clock: (path: string) => string
  /** The cloud that saved ARM answers come from, which they do not say. */
  azureCloud?: string
}

/** No resource is near as large: ARM itself refuses bodies above 4 MB. */
const maxBytes = 16 * 1024 * 1024

const lists = new Set(['configurationItems', 'value'])

/** What a file told beside its items. */
interface Outside {
  members: Map<string, unknown>
  /** The lists that stood in it, empty ones too. */
  lists: Set<string | null>
}

/** Throws where the file is not whole or of no known kind; by then some of its resources may have been handed out. */
export async function* observeFile(path: string, seen: Seen, options: FileOptions): AsyncGenerator<Observation> {
  seen.thisFile.clear()
  const { clock, azureCloud: partition = 'AzureCloud' } = options
  const observedAt = clock(path)
  const arm = { seen, partition, observedAt }
  const outside: Outside = { members: new Map(), lists: new Set() }
  for await (const part of split(fileBytes(path), { path, lists, maxBytes })) {
    if (part.kind === 'member') outside.members.set(part.name, part.value)
    else if (part.kind === 'list') outside.lists.add(part.list)
    else {
      const found =
        part.list === 'configurationItems'
          ? fromConfigItem(part.value, seen, observedAt)
          : fromArmResource(part.value, arm)
      if (found !== undefined) yield found
    }
  }
  yield* remainder(path, outside, arm)
}

/** Judges the whole once it is known, and reads what did not come as a list. */
function remainder(path: string, { members, lists: found }: Outside, arm: ArmReading): Observation[] {
  if (found.size > 1) throw unknownKind(path)
  if (found.has('configurationItems')) return provenSnapshot(path, members)
  if (found.has(null)) return []
  if (found.has('value')) return provenPage(path, Object.fromEntries(members), arm)
  if (members.has('_origin')) return recorded(path, members, arm)
  return single(path, Object.fromEntries(members), arm)
}

/** History files have the same items, but of every state that a resource was ever in. */
function provenSnapshot(path: string, members: ReadonlyMap<string, unknown>): [] {
  if (typeof members.get('configSnapshotId') !== 'string') {
    throw unreadable(
      path,
      'it has configurationItems and no configSnapshotId, as a Config history has',
      'Name the ConfigSnapshot files; a history would count what is long gone',
    )
  }
  if (members.get('fileVersion') === '1.0') return []
  throw unreadable(
    path,
    'its fileVersion is not "1.0", the one that is read here',
    'Update ringfence, or leave the file out',
  )
}

/** A page that ends in an error is not all there was. */
function provenPage(path: string, page: Readonly<Record<string, unknown>>, arm: ArmReading): [] {
  if (v.is(refusal, page)) throw unknownKind(path, page)
  return noteNextPage(page['nextLink'], arm)
}

/** Nothing in a saved page says which link it came from, so a link left over always means pages that nobody has seen. */
function noteNextPage(nextLink: unknown, { seen }: ArmReading): [] {
  if (nextLink === undefined || nextLink === null || nextLink === '') return []
  const account =
    typeof nextLink === 'string' && URL.canParse(nextLink) ? subscriptionOf(new URL(nextLink).pathname) : ''
  noteGap(seen, { provider: 'azure', account, service: 'file', operation: 'arm-next-page', reason: 'not-recorded' })
  return []
}

/** `{_origin, resource}` or `{_origin, body}`: an answer with a note of when and how it was recorded. */
function recorded(path: string, members: ReadonlyMap<string, unknown>, arm: ArmReading): Observation[] {
  const note = v.safeParse(v.object({ recorded: v.string() }), members.get('_origin'))
  const observedAt = (note.success ? asUtc(note.output.recorded) : undefined) ?? arm.observedAt
  return single(path, members.get('resource') ?? members.get('body'), { ...arm, observedAt })
}

const listed = v.looseObject({ value: v.array(v.unknown()) })

function single(path: string, body: unknown, arm: ArmReading): Observation[] {
  const list = v.safeParse(listed, body)
  if (list.success) provenPage(path, list.output, arm)
  const bodies = list.success ? list.output.value : Array.isArray(body) ? body : resembles(body) ? [body] : undefined
  if (bodies === undefined) throw unknownKind(path, body)
  return bodies.flatMap((one) => fromArmResource(one, arm) ?? [])
}

const refusal = v.union([
  v.object({ error: v.object({ code: v.string() }) }),
  v.object({ code: v.string(), message: v.string() }),
])

function unknownKind(path: string, body?: unknown) {
  if (v.is(refusal, body))
    return unreadable(path, 'it holds the refusal of a request and no answer', 'Save the answer again, or leave it out')
  return unreadable(
    path,
    'it is no plan, no AWS Config snapshot and no saved Azure Resource Manager answer',
    'Name only such files, or a directory that an earlier scan wrote',
    'the file was not recognised',
  )
}
