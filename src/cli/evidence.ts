// Seals what a run writes: each file while it is written, the manifest over all of them, and the signature where a key is named.
import type { KeyObject } from 'node:crypto'
import {
  attestationFile,
  filesOf,
  fingerprintOf,
  type Manifest,
  manifestFile,
  partialFile,
  privateKeyIn,
  type RawTotals,
  sealerOf,
  type Sealer,
  signedBundle,
  statementOn,
} from '../evidence/index.ts'
import type { Baseline } from '../model/baseline.ts'
import type { Summary } from '../model/run.ts'
import { jsonDocument } from '../reports/json-line.ts'
import { isLive, type ScanRequest, thresholdOf } from './request.ts'

export interface Evidence {
  /** Who writes to one file, and seals it. */
  penFor: Sealer['penFor']
  /** What is kept of raw answers. */
  raw(totals: RawTotals): void
  /** The manifest last, as its presence says that all else is there. `whole`: nothing more is to be had. */
  last(summary: Summary, whole: boolean): Promise<{ file: string; text: string }[]>
  /** Whatever became of the run. */
  close: Sealer['close']
}

/** Throws, before anything is scanned, where the key cannot be used. */
export const signingKey = async ({ signKey }: ScanRequest): Promise<KeyObject | undefined> =>
  signKey === undefined ? undefined : privateKeyIn(signKey)

/** What a pack is bound to beside its own files. */
interface Ties {
  key: KeyObject | undefined
  baseline: Baseline | undefined
}

export function evidenceOf(request: ScanRequest, { key, baseline }: Ties): Evidence {
  const sealer = sealerOf(!isLive(request)) // a live scan has few bytes and is waited for, and its memory counts
  let raw: Manifest['raw'] = request.rawBefore?.totals ?? 'not kept'
  return {
    raw: (totals) => void (raw = totals),
    penFor: (file) => sealer.penFor(file),
    close: () => sealer.close(),
    async last(summary, whole) {
      const manifest = manifestOf(request, summary, { baseline, raw, files: filesOf(await sealer.seals()) })
      const text = jsonDocument(manifest)
      if (!whole) return [{ file: partialFile, text }]
      return [...signature(text, manifest, key), { file: manifestFile, text }]
    },
  }
}

function signature(text: string, manifest: Manifest, key: KeyObject | undefined): { file: string; text: string }[] {
  if (key === undefined) return []
  const statement = JSON.stringify(statementOn(text, manifest, fingerprintOf(key)))
  return [{ file: attestationFile, text: jsonDocument(signedBundle(statement, key)) }]
}

/** Where they went is a path of a machine. */
const formatsOf = ({ formats }: ScanRequest): string[] =>
  [...new Set(formats.map((one) => one.replace(/=.*$/s, '')))].toSorted()

/** What a manifest has from the totals of its run, so that it can be held against them. */
export function summedUp(summary: Summary) {
  const { scope, collectors, toolVersion, without = [], ...scan } = summary.scan
  return {
    tool: { name: 'ringfence' as const, version: toolVersion },
    scan,
    scope: { ...scope, without },
    collectors,
    coverage: summary.coverage,
    totals: {
      population: summary.population,
      findings: summary.findings.total,
      byStatus: summary.findings.byStatus,
      ...(summary.silent && { silent: summary.silent }),
      unknown: summary.unknown.checks,
    },
    result: summary.exit,
  }
}

function manifestOf(
  request: ScanRequest,
  summary: Summary,
  { baseline, raw, files }: { baseline: Baseline | undefined } & Pick<Manifest, 'raw' | 'files'>,
): Manifest {
  const { tool, scan, scope, ...told } = summedUp(summary)
  return {
    schema: 1,
    kind: 'manifest',
    tool,
    scan,
    asked: {
      ...scope,
      laws: request.laws,
      controls: request.controls,
      failOn: thresholdOf(request),
      policies: request.policies.length,
      csvBom: request.csvBom === true,
      formats: formatsOf(request),
    },
    ...told,
    raw,
    previous: baseline?.run ?? null,
    files,
  }
}
