// How stores, keys, logs and accounts are protected, by hand: one row for each of their facets.
import type { Parameters } from '../src/model/parameters.ts'
import { be, beAtLeast, beAtMost, beDeclared, beEmpty, worst } from './hand-coded-musts.ts'
import type { Answer, Fact, Rows } from './hand-coded-shapes.ts'

type Flags<Name extends string> = Record<Name, Fact<boolean>>
type Days = Fact<number | 'forever'>

/** What the controls read of these facets, and no more. */
export interface Protection {
  exposure?: Flags<'public'>
  retention?: { days: Days }
  keys?: Flags<'enabled' | 'pendingDeletion' | 'deletionProtected'>
  keyRotation?: Flags<'automatic'>
  keyGrants?: { foreignDecrypt: Fact<string[]> }
  movement?: Flags<'copies' | 'flows'>
  logIntegrity?: Flags<'validated' | 'locked' | 'separate'>
  logStore?: { days: Days }
  access?: { externalPrincipals: Fact<string[]> }
  sharing?: Flags<'public'> & { foreignAccounts: Fact<string[]> }
  backupRetention?: { days: Days }
  residue?: Flags<'orphaned'> & { remainingDays: Days }
  link?: Flags<'encrypted' | 'registered'>
  guardrail?: Flags<'enforced' | 'declared'> & { strayRegions: Fact<string[]> }
  defaults?: Flags<'publicBlocked' | 'volumesEncrypted' | 'logsRouted' | 'labelsRequired'>
}

/** Adds a row for each facet that is there. */
export function protectionRows(facets: Protection, limits: Parameters, rows: Rows): void {
  storeRows(facets, limits, rows)
  keyRows(facets, rows)
  logRows(facets, limits, rows)
  copyRows(facets, limits, rows)
  accountRows(facets, rows)
}

function storeRows({ exposure, retention }: Protection, limits: Parameters, rows: Rows): void {
  if (exposure) rows['exposure'] = [be(exposure.public, false)]
  if (retention) rows['retention'] = [beAtMost(retention.days, limits.maximumRetentionDays)]
}

function keyRows({ keys, keyRotation, keyGrants }: Protection, rows: Rows): void {
  if (keys)
    rows['keys'] = [worst(be(keys.enabled, true), be(keys.pendingDeletion, false), be(keys.deletionProtected, true))]
  if (keyRotation) rows['keyRotation'] = [be(keyRotation.automatic, true)]
  if (keyGrants) rows['keyGrants'] = [beEmpty(keyGrants.foreignDecrypt)]
}

function logRows({ movement, logIntegrity, logStore }: Protection, limits: Parameters, rows: Rows): void {
  if (movement) rows['movement'] = [worst(be(movement.copies, true), be(movement.flows, true))]
  if (logIntegrity) {
    const { validated, locked, separate } = logIntegrity
    rows['logIntegrity'] = [worst(be(validated, true), be(locked, true), be(separate, true))]
  }
  if (logStore) rows['logStore'] = [within(logStore.days, limits.minimumLogDays, limits.maximumLogDays)]
}

function copyRows({ access, sharing, backupRetention, residue }: Protection, limits: Parameters, rows: Rows): void {
  if (access) rows['access'] = [beEmpty(access.externalPrincipals)]
  if (sharing) rows['sharing'] = [worst(be(sharing.public, false), beEmpty(sharing.foreignAccounts))]
  if (backupRetention)
    rows['backupRetention'] = [within(backupRetention.days, limits.minimumBackupDays, limits.maximumBackupDays)]
  if (residue)
    rows['residue'] = [worst(be(residue.orphaned, false), beAtMost(residue.remainingDays, limits.maximumResidueDays))]
}

function accountRows({ link, guardrail, defaults }: Protection, rows: Rows): void {
  if (link) rows['link'] = [worst(be(link.encrypted, true), be(link.registered, true))]
  if (guardrail) {
    const { enforced, strayRegions, declared } = guardrail
    rows['guardrail'] = [worst(be(enforced, true), beEmpty(strayRegions), beDeclared(declared))]
  }
  if (defaults) {
    const { publicBlocked, volumesEncrypted, logsRouted, labelsRequired } = defaults
    rows['defaults'] = [
      worst(be(publicBlocked, true), be(volumesEncrypted, true), be(logsRouted, true), be(labelsRequired, true)),
    ]
  }
}

const within = (days: Days, least: number, most: number): Answer => worst(beAtLeast(days, least), beAtMost(days, most))
