// The identity of a run, derived from what it looked at and with which rules: the same input has the same name.
import { createHash } from 'node:crypto'
import type { Inventory } from '../estate/index.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { ScanIdentity } from '../model/run.ts'
import { jsonLine } from '../reports/json-line.ts'

interface Ingredients {
  now: string
  toolVersion: string
  policyDigest: string
  rulebook: Rulebook
  scope: ScanIdentity['scope']
  collectors: Record<string, string>
  inventory: Inventory
}

export function identityOf(from: Ingredients): ScanIdentity {
  const { now, toolVersion, policyDigest, rulebook, scope, collectors } = from
  const sources = sourceDigest(from.inventory)
  const ingredients = [now, scope, rulebook.config.digest, policyDigest, rulebook.digest, sources]
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
    collectors,
  }
}

/** Over the lines that are written of it, so that a run that is read again can be held against its own. */
export function sourceDigest({ resources, gaps, asked, lookups }: Inventory): string {
  const digest = createHash('sha256')
  for (const resource of resources) digest.update(jsonLine(resource))
  for (const rows of [asked, gaps, lookups]) for (const line of rows.map(jsonLine).toSorted()) digest.update(line)
  return digest.digest('hex')
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
