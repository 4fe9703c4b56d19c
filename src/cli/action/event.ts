// What the event says that started the workflow: who may read its log, and whether it comes from a fork.
import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import type { Host } from '../host.ts'

export interface Event {
  /** Anybody may read the log, the summary, the annotations and the artifacts; so it is where nobody says otherwise. */
  isPublic: boolean
  /** A pull request of another repository, to which GitHub gives neither secrets nor a token for a cloud. */
  fromFork: boolean
}

const side = v.nullish(v.looseObject({ repo: v.nullish(v.looseObject({ full_name: v.string() })) }))
const shape = v.looseObject({
  repository: v.optional(v.looseObject({ private: v.optional(v.boolean()), visibility: v.optional(v.string()) })),
  pull_request: v.optional(v.looseObject({ head: side, base: side })),
})

/** An event that cannot be read is that of a public repository. */
export async function eventIn({ env }: Pick<Host, 'env'>): Promise<Event> {
  const { output: event, issues } = v.safeParse(shape, await payload(env['GITHUB_EVENT_PATH']))
  if (issues !== undefined) return { isPublic: true, fromFork: false }
  const { repository, pull_request: pull } = event
  return {
    isPublic: repository?.private !== true || repository.visibility === 'public',
    // The repository of a fork that was deleted is null.
    fromFork: pull !== undefined && (pull.head?.repo?.full_name ?? '') !== pull.base?.repo?.full_name,
  }
}

async function payload(path: string | undefined): Promise<unknown> {
  if (path === undefined || path === '') return undefined
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return undefined // read as a public repository: the side on which nothing is told
  }
}
