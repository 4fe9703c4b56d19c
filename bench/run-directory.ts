// Writes an estate as the directory of an earlier scan, which `ringfence scan --from` reads; line by line, in bounded memory.
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ScanIdentity } from '../src/model/run.ts'
import { jsonDocument, jsonLine } from '../src/reports/json-line.ts'
import { writeOutput } from '../src/runtime/output.ts'
import type { Estate } from './estate-generator.ts'
import { configText } from './estate-labels.ts'

/** Beside the three files of a run stands the ringfence.yaml that goes with it. Returns how many resources there are. */
export async function writeRunDirectory(
  estate: Estate,
  dir: string,
  now = '2026-11-25T00:00:00.000Z',
): Promise<number> {
  await mkdir(dir, { recursive: true })
  const digest = createHash('sha256') // as sourceDigest in src/cli/identity.ts takes it
  let population = 0
  await writeOutput(
    join(dir, 'inventory.ndjson'),
    inPieces(function* () {
      for (const resource of estate.resources()) {
        const line = jsonLine(resource)
        digest.update(line)
        population++
        yield line
      }
    }),
  )
  const asked = estate.asked.map(jsonLine).toSorted()
  for (const line of asked) digest.update(line)
  const identity = identityOf(estate, now, digest.digest('hex'))
  await writeOutput(join(dir, 'coverage.ndjson'), [jsonLine({ kind: 'scan', ...identity }), asked.join('')])
  const coverage = { asked: asked.length, gaps: 0, lookups: 0 }
  const summary = { schema: 1, scan: identity, population, coverage, dataless: {} }
  await writeOutput(join(dir, 'summary.json'), [jsonDocument(summary)])
  await writeFile(join(dir, 'ringfence.yaml'), configText(estate.accounts.filter((id) => /^\d{12}$/.test(id))))
  return population
}

const identityOf = ({ accounts }: Estate, now: string, sourceDigest: string): ScanIdentity => ({
  id: sourceDigest.slice(0, 16),
  now,
  toolVersion: 'bench',
  policyDigest: '',
  rulesVersion: '',
  rulesDigest: '',
  configDigest: '',
  sourceDigest,
  scope: { providers: ['aws', 'azure'], accounts, regions: [], from: [] },
  collectors: {},
})

/** A write for each line would cost more than the line. */
export function* inPieces(lines: () => Iterable<string>, size = 1 << 20): Generator<string> {
  let piece = ''
  for (const line of lines()) {
    piece += line
    if (piece.length < size) continue
    yield piece
    piece = ''
  }
  yield piece
}
