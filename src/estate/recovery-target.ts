// What the config wants of a store's recovery: it follows from the tier of its data, and is as well known as that.
import { type Fact, known, map } from '../model/fact.ts'
import type { Config, RecoveryTarget } from '../model/rulebook.ts'
import type { RecoveryAsked, Tier } from '../model/subject.ts'

/** A tier that was not read matters only where some tier has a target. */
export function recoveryAsked(tier: Fact<Tier>, { recovery }: Pick<Config, 'recovery'>): RecoveryAsked {
  const target = <T>(ask: (target: RecoveryTarget | undefined) => T): Fact<T> =>
    Object.keys(recovery).length === 0 ? known(ask(undefined), []) : map(tier, (one) => ask(recovery[one]))
  return {
    rpoHours: target((one) => one?.rpo ?? 'none'),
    copyWanted: target((one) => one?.copy !== 'none'),
  }
}
