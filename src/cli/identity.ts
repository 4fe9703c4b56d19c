// The identity of a run, derived from what it looked at and with which rules: the same input has the same name.
import { createHash } from 'node:crypto'
import type { Inventory } from '../estate/index.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { ScanIdentity } from '../model/run.ts'

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
  const ingredients = [now, scope, rulebook.config.digest, policyDigest, rulebook.digest, sourceDigest(from.inventory)]
  return {
    id: sha256(JSON.stringify(ingredients)).slice(0, 16),
    now,
    toolVersion,
    policyDigest,
    rulesVersion: rulebook.version,
    rulesDigest: rulebook.digest,
    configDigest: rulebook.config.digest,
    scope,
    collectors,
  }
}

function sourceDigest({ resources, gaps, asked, lookups }: Inventory): string {
  const hash = createHash('sha256')
  for (const record of [...resources, ...gaps, ...asked, ...lookups]) hash.update(`${JSON.stringify(record)}\n`)
  return hash.digest('hex')
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
