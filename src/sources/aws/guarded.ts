// What every client that asks anything is put under, in one place: one that forgot a guard would read silence as "none".
import { keepToSafeAddresses } from './safe-address.ts'
import { isUnresolved } from './not-offered.ts'
import { retryWhileItHelps } from './retries.ts'
import { type Client, takeWholeAnswers } from './whole-answer.ts'

/** `isHopeless`: of a try that failed, whether no other may follow. */
export function guarded<C extends Client>(client: C, isHopeless: (error: unknown) => boolean = isUnresolved): C {
  keepToSafeAddresses(client)
  takeWholeAnswers(client)
  retryWhileItHelps(client, isHopeless)
  return client
}
