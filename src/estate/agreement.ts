// Whether those who said whose data it is agree, and whether a copy is labelled no laxer than what it was copied from.
import { type Fact, known, unknownAs } from '../model/fact.ts'
import type { DataRule } from '../model/rulebook.ts'
import type { Declaration } from './classification.ts'
import { type Labels, peopleIn, strictness } from './labels.ts'

/** Of GDPR Art. 9(1) and LGPD Art. 5, II, in the words that data rules use for them. */
const special: ReadonlySet<string> = new Set([
  'belief',
  'biometric',
  'biometrics',
  'ethnicity',
  'genetic',
  'genetics',
  'health',
  'political-opinion',
  'religion',
  'sexual-orientation',
  'trade-union',
])

/** Two stricter tiers do not contradict each other, and neither do two peoples. A rule not yet asked may still disagree. */
export function consistent({ rules, labels }: Declaration): Fact<boolean> {
  if (contradict(rules)) return known(false, [])
  return labels.unread === undefined ? known(true, []) : unknownAs(labels.unread)
}

function contradict(rules: readonly DataRule[]): boolean {
  const nobody = rules.some(({ people }) => people.includes('none'))
  const somebody = rules.some(({ people }) => people.some((one) => one !== 'none'))
  const anywhere = rules.some(({ tier }) => tier === 'global')
  const somewhere = rules.some(({ tier }) => strictness(tier) > strictness('global'))
  const guarded = rules.some(({ categories }) => categories.some((one) => special.has(one.toLowerCase())))
  return (nobody && somebody) || (anywhere && (somewhere || guarded))
}

/**
 * Who declares nothing lowers nothing, and takes the labels of its originals as its own. `outside`: an original that this
 * scan does not hold may be labelled more strictly, and nobody here can tell.
 */
export function keepsTier(own: Labels, inherited: Labels, outside: Fact<never> | undefined): Fact<boolean> {
  // A declaration read in part may say more than is known of it, so that it is not known to be too lax either.
  if (own.unread !== undefined) return unknownAs(own.unread)
  if (!own.said) return known(true, [])
  if (laxer(own, inherited)) return known(false, [])
  return outside ?? (inherited.unread === undefined ? known(true, []) : unknownAs(inherited.unread))
}

function laxer(own: Labels, original: Labels): boolean {
  const missing = peopleIn(original).some((one) => one !== 'none' && !own.people.includes(one))
  return missing || strictness(own.tier) < strictness(original.tier)
}
