// A bundle: the folder that `policy build` writes, a Wasm and what is known of its controls, each proven by the other.
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { PolicyMetadata } from '../model/control.ts'
import { explained } from '../model/errors.ts'
import { severities } from '../model/finding.ts'
import { replaceFile } from '../runtime/output.ts'
import { sha256 } from '../runtime/sha256.ts'
import { metadataText } from './policy-metadata.ts'

export interface CompiledPolicy {
  wasm: Uint8Array
  metadata: PolicyMetadata
}

const wasmFile = 'policy.wasm'
export const metadataFile = 'policy.json'

const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const severity = v.picklist(severities)

const bundleShape = v.strictObject({
  schema: v.literal(1),
  digest,
  policy: v.exactOptional(v.string()),
  toolchain: v.string(),
  sources: v.record(v.string(), digest),
  controls: v.pipe(
    v.array(
      v.strictObject({
        id: v.string(),
        title: v.string(),
        description: v.string(),
        severity: v.strictObject({ global: severity, regional: severity, edge: severity, unclassified: severity }),
        remediation: v.string(),
        related: v.array(v.string()),
        judges: v.string(),
        index: v.pipe(v.number(), v.integer(), v.minValue(0)),
        file: v.string(),
        reads: v.array(v.string()),
      }),
    ),
    v.minLength(1),
  ),
})

/** `told`: the path as the user wrote it. */
export async function readBundle(folder: string, told: string): Promise<CompiledPolicy> {
  const refuse = (file: string, what: string, why: string, cause?: unknown) =>
    explained(
      'policy',
      { what, where: join(told, file), why, mend: 'Write the bundle again: ringfence policy build DIR -o OUT' },
      cause,
    )
  const read = (file: string): Promise<Buffer> =>
    readFile(join(folder, file)).catch((cause: unknown) => {
      throw refuse(file, 'the bundle could not be read', 'the file is missing or the system would not give it', cause)
    })
  const [wasm, text] = await Promise.all([read(wasmFile), read(metadataFile)])
  const metadata = v.safeParse(bundleShape, json(text.toString('utf8')))
  if (!metadata.success) {
    const at = v.getDotPath(metadata.issues[0])
    throw refuse(
      metadataFile,
      `the metadata were not understood${at === null ? '' : ` at ${at}`}`,
      'no build of this version wrote them so',
    )
  }
  const found = sha256(wasm)
  if (found !== metadata.output.digest) {
    const said = metadata.output.digest.slice(0, 12)
    throw refuse(
      wasmFile,
      `the Wasm has the digest ${found.slice(0, 12)}, its metadata speak of ${said}`,
      'the two files come from different builds, or one is damaged',
    )
  }
  return { wasm, metadata: metadata.output as PolicyMetadata } // `as`: that it judges a facet there is, the caller sees to
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The metadata come last: without them it is no bundle. */
export async function writeBundle(folder: string, { wasm, metadata }: CompiledPolicy): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await replaceFile(join(folder, wasmFile), wasm)
    await replaceFile(join(folder, metadataFile), metadataText(metadata))
  } catch (cause) {
    throw explained(
      'output',
      {
        what: 'the bundle could not be written',
        where: folder,
        why: 'the system refused it',
        mend: 'Name another folder with -o',
      },
      cause,
    )
  }
}
