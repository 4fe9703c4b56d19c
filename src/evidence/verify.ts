// Proves a pack: signature, manifest, each file, what must lie beside it and what must not; nothing in it is believed before it is proven.
import { hash, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { attestationFile, type Manifest, manifestFile, manifestSchema, partialFile } from './manifest.ts'
import { packFiles } from './pack-files.ts'
import type { Problem } from './problem.ts'
import { fileProblem, sealIn } from './verify-file.ts'
import { type Signed, signatureProblems } from './verify-signature.ts'

export interface Proof {
  problems: Problem[]
  signed: Signed['by']
  /** Absent where the manifest cannot be read. */
  manifest?: Manifest
  /** Of the manifest, where there is one. */
  sha256?: string
  /** Why nothing can be said, though nothing is known to be wrong. */
  unproven?: string
}

export interface Demands {
  /** The public key of whoever must have signed. */
  key?: KeyObject
  requireSignature?: boolean
  /** ISO 8601: what was judged for an earlier or a later time is another run than the one that was asked for. */
  between?: { from: string; to: string }
}

/** What the system does not let us read is neither whole nor changed. */
export async function verifyPack(dir: string, demands: Demands): Promise<Proof> {
  try {
    return await proofOf(dir, demands)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error
    const lacks = 'path' in error && error.path === dir
    const unproven = lacks
      ? 'there is no folder of that name that can be read'
      : `it cannot be read: ${String(error.code)}`
    return { problems: [], signed: 'nobody', unproven }
  }
}

async function proofOf(dir: string, demands: Demands): Promise<Proof> {
  const { names, problems } = await packFiles(dir)
  const nobody = { signed: 'nobody' as const }
  if (!names.has(manifestFile)) {
    if (names.has(partialFile))
      return { problems, ...nobody, unproven: 'the run was broken off, and can be gone on with' }
    const what = 'is not there, so that nothing says what must be'
    return { problems: [...problems, { kind: 'missing', file: manifestFile, what }], ...nobody }
  }
  const text = await readFile(join(dir, manifestFile), 'utf8')
  const attestation = names.has(attestationFile) ? await readFile(join(dir, attestationFile), 'utf8') : undefined
  const { by, problems: unsigned } = signatureProblems(attestation, text, demands.key)
  problems.push(...unsigned, ...lackingSignature(attestation, demands))
  const read = manifestIn(text)
  if ('later' in read) return { problems, signed: by, unproven: read.later }
  if ('broken' in read) return { problems: [...problems, read.broken], signed: by }
  const { manifest } = read
  problems.push(...(await contentProblems(dir, manifest, names)), ...ageProblems(manifest, demands))
  return { problems, signed: by, manifest, sha256: hash('sha256', text), ...unprovable(by, demands) }
}

/** Whoever names a key, or asks for a signature, takes none for none. */
function lackingSignature(attestation: string | undefined, { key, requireSignature }: Demands): Problem[] {
  if (attestation !== undefined || (key === undefined && requireSignature !== true)) return []
  return [{ kind: 'signature', file: attestationFile, what: 'is not there, and a signature was asked for' }]
}

function unprovable(by: Signed['by'], { requireSignature }: Demands): Pick<Proof, 'unproven'> {
  if (requireSignature !== true || by !== 'claimed') return {}
  return { unproven: 'it is signed, and by whom only a key can tell: name it with --key' }
}

type Read = { manifest: Manifest } | { later: string } | { broken: Problem }

function manifestIn(text: string): Read {
  const broken = (what: string): Read => ({ broken: { kind: 'manifest', file: manifestFile, what } })
  const json = v.safeParse(v.pipe(v.string(), v.parseJson(), v.object({ schema: v.unknown() })), text)
  if (!json.success) return broken(`is no manifest: ${v.summarize(json.issues)}`)
  const { schema } = json.output
  if (typeof schema === 'number' && schema > 1)
    return { later: `it is of schema ${schema}, which a later ringfence wrote` }
  const found = v.safeParse(v.pipe(v.string(), v.parseJson(), manifestSchema), text)
  return found.success ? { manifest: found.output } : broken(`is no manifest: ${v.summarize(found.issues)}`)
}

async function contentProblems(dir: string, { files }: Manifest, names: ReadonlySet<string>): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const told of files) {
    const isThere = names.has(told.path)
    const problem = isThere ? fileProblem(await sealIn(dir, told.path), told) : missing(told.path)
    if (problem !== undefined) problems.push(problem)
  }
  const known = new Set([manifestFile, attestationFile, ...files.map(({ path }) => path)])
  const added = [...names].filter((name) => !known.has(name))
  problems.push(
    ...added.map((file): Problem => ({ kind: 'added', file, what: 'is there, and was not written by the run' })),
  )
  if (new Set(files.map(({ path }) => path)).size < files.length)
    problems.push({ kind: 'manifest', file: manifestFile, what: 'lists a file twice' })
  return problems
}

const missing = (file: string): Problem => ({ kind: 'missing', file, what: 'was written, and is not there' })

function ageProblems({ scan }: Manifest, { between }: Demands): Problem[] {
  if (between === undefined || (scan.now >= between.from && scan.now <= between.to)) return []
  const bound = scan.now < between.from ? `before ${between.from}` : `after ${between.to}`
  return [{ kind: 'age', file: manifestFile, what: `is of ${scan.now}, and nothing ${bound} was to be taken` }]
}
