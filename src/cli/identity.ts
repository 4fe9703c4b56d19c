// The identity of a run, derived from what it looked at and with which rules: the same input has the same name.
import { createHash } from 'node:crypto'
import type { Asked, Gap, Lookup } from '../model/observation.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { ScanIdentity } from '../model/run.ts'
import { jsonLine } from '../reports/json-line.ts'
import { sha256 } from '../runtime/sha256.ts'

export interface Ingredients {
  now: string
  toolVersion: string
  policyDigest: string
  rulebook: Rulebook
  scope: ScanIdentity['scope']
  collectors: Record<string, string>
  without: readonly string[]
  /** What `sourceDigest` made of everything that the sources told. */
  sources: string
  cutOff: readonly string[]
}

export function identityOf(from: Ingredients): ScanIdentity {
  const { now, toolVersion, policyDigest, rulebook, scope, collectors, without, cutOff } = from
  const sources = withCutOff(from.sources, cutOff)
  const asked = without.length === 0 ? [] : [without]
  const ingredients = [now, scope, rulebook.config.digest, policyDigest, rulebook.digest, sources, ...asked]
  return {
    id: sha256(JSON.stringify(ingredients)).slice(0, 16),
    now,
    toolVersion,
    policyDigest,
    rulesVersion: rulebook.version,
    rulesDigest: rulebook.digest,
    configDigest: rulebook.config.digest,
    sourceDigest: sources,
    scope,
    ...(cutOff.length === 0 ? {} : { cutOff: [...cutOff] }),
    ...(without.length === 0 ? {} : { without: [...without] }),
    collectors,
  }
}

/** Over the lines that are written of the sources, so that a run that is read again can be held against its own. */
export interface SourceDigest {
  /** Lines of inventory.ndjson, in their order. */
  resource(line: string): void
  of(rest: { gaps: readonly Gap[]; asked: readonly Asked[]; lookups: readonly Lookup[] }): string
}

export function sourceDigest(): SourceDigest {
  const digest = linesDigest()
  return {
    resource: digest.line,
    of({ asked, gaps, lookups }) {
      for (const rows of [asked, gaps, lookups]) for (const line of rows.map(jsonLine).toSorted()) digest.line(line)
      return digest.hex()
    },
  }
}

/** sha256 over lines, as they come. */
export function linesDigest(): { line(line: string): void; hex(): string } {
  const digest = createHash('sha256')
  return { line: (line) => void digest.update(line), hex: () => digest.digest('hex') }
}

/** What stood before a change was told by the same source. */
export const withFormer = (sources: string, former: string | undefined): string =>
  former === undefined ? sources : digestOver([sources, former])

/** Sources that were cut off have told something else, though not a line of it differs. */
export const withCutOff = (sources: string, cutOff: readonly string[] = []): string =>
  cutOff.length === 0 ? sources : digestOver([sources, ...cutOff])

/** One digest for several; that of the built-in policy alone stays itself. */
export const digestOver = (digests: readonly string[]): string =>
  digests.length === 1 ? digests.join('') : sha256(JSON.stringify(digests))
