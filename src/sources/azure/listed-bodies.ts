// The bodies of all resources of one type in a subscription, as their own provider lists them.
import type { ArmType } from './arm-type.ts'
import type { Caller } from './caller.ts'
import { isRow, type Told } from './graph.ts'
import { pagesOf } from './listing.ts'

/** Ends where the list cannot be read on: each that it has not told is then asked for by itself, and that says why if it is not told. */
export async function* listedBodies(
  caller: Caller,
  { type, apiVersion }: Pick<ArmType, 'type' | 'apiVersion'>,
): AsyncGenerator<Told, void, undefined> {
  const url = `/subscriptions/${caller.subscription}/providers/${type}`
  for await (const page of pagesOf(caller, { action: `${type}/read`, url, apiVersion })) {
    if ('error' in page) return
    for (const row of page.items) if (isRow(row)) yield { row, origin: page.origin }
  }
}
