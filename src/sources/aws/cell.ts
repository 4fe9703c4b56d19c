// A part of an account that is kept by itself once it was read whole: a service of a region, the region around it, or what belongs to none.
import type { SourceRecord, Told } from '../../model/observation.ts'
import type { Caller } from './caller.ts'

export const cellOf = (account: string, name: string): string => `aws ${account} ${name}`

/** `own`: whose calls are counted as those of the cell. */
export async function* cell(
  name: string,
  own: Caller,
  read: (own: Caller) => AsyncIterable<SourceRecord>,
): AsyncGenerator<Told> {
  const { account } = own.identity
  const cell = cellOf(account, name)
  for await (const record of read(own)) yield { cell, record }
  for (const record of own.asked()) yield { cell, record }
  yield { cell, account, whole: !own.cutOff() }
}
