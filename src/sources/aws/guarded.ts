// What every client that asks anything is put under, in one place: one that forgot a guard would read silence as "none".
import { keepToSafeAddresses } from './safe-address.ts'
import { type Client, takeWholeAnswers } from './whole-answer.ts'

export function guarded<C extends Client>(client: C): C {
  keepToSafeAddresses(client)
  takeWholeAnswers(client)
  return client
}
