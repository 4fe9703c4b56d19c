// The files that ship with ringfence: rules, the sample estate and the compiled policies.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { PolicyMetadata } from '../model/control.ts'
import { explained } from '../model/errors.ts'
import { isRecord } from '../model/json.ts'
import { root } from './root.ts'

export const rulesFolder = join(root, 'rules')
export const demoFolder = join(root, 'fixtures', 'demo')

/** The digest of the Wasm is checked where it is loaded, not here. */
export async function compiledPolicy(): Promise<{ wasm: Uint8Array; metadata: PolicyMetadata }> {
  const [wasm, text] = await Promise.all([asset('dist/policy.wasm'), asset('dist/policy.json')])
  const parsed: unknown = JSON.parse(text.toString('utf8'))
  if (!v.is(v.looseObject({ schema: v.literal(1), digest: v.string(), controls: v.array(v.unknown()) }), parsed)) {
    throw incomplete('dist/policy.json')
  }
  return { wasm, metadata: parsed as unknown as PolicyMetadata } // `as`: our own build wrote it, and its digest binds it
}

/** Only spares time: a table that it does not hold, or that was changed since, is parsed. */
export async function parsedRules(): Promise<ReadonlyMap<string, unknown>> {
  const tables: unknown = await readFile(join(root, 'dist/rules.json'), 'utf8')
    .then(JSON.parse)
    .catch(() => undefined)
  return new Map(isRecord(tables) ? Object.entries(tables) : [])
}

async function asset(path: string): Promise<Buffer> {
  try {
    return await readFile(join(root, path))
  } catch (cause) {
    throw incomplete(path, cause)
  }
}

const incomplete = (path: string, cause?: unknown) =>
  explained(
    'policy',
    {
      what: 'a file that ships with ringfence is missing or damaged',
      where: path,
      why: 'the installation is not whole',
      mend: 'Install ringfence again, or run npm run policies in a checkout',
    },
    cause,
  )
