// How old the newest recovery point of a store was when it was looked at.
import * as v from 'valibot'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { Hours } from '../../model/facets.ts'

/** The SDK gives a date, a file its text. */
export const time = v.union([
  v.pipe(
    v.date(),
    v.transform((date) => date.getTime()),
  ),
  v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.transform((text) => Date.parse(text)),
  ),
])

/** `seenAt`: when the description was given, ISO 8601. A clock that runs behind the provider's makes no point younger than now. */
export const ageOf = (point: Fact<number>, seenAt: string | undefined): Fact<Hours> =>
  chain(point, (at, from) =>
    seenAt === undefined ? unknown('not-recorded') : known(hours(Math.max(0, Date.parse(seenAt) - at) / 60_000), from),
  )

/** Rounded up to six minutes: an age to the second would make every database an input of its own, and judge each apart. */
export const hours = (minutes: number): number => Math.ceil(minutes / 6) / 10
