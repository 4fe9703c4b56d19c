// How many calls were made, and what became of them: one sum for a kind of call, a row of coverage and a whole run.

export interface Calls {
  calls: number
  /** Of `calls`. */
  failed: number
  /** How often a call was tried again; absent where nobody counted, as of files. */
  retries?: number
  /** How often a try was put off, as there had been too many; absent likewise. */
  throttles?: number
  /** Calls that were due besides and were not made, as nothing answered there any more; absent: none. */
  unmade?: number
}

/** What only one of the two has counted is not known of both. */
export function addCalls(one: Calls, other: Calls): Calls {
  const retries = both(one.retries, other.retries)
  const throttles = both(one.throttles, other.throttles)
  const unmade = (one.unmade ?? 0) + (other.unmade ?? 0)
  return {
    calls: one.calls + other.calls,
    failed: one.failed + other.failed,
    ...(retries === undefined ? {} : { retries }),
    ...(throttles === undefined ? {} : { throttles }),
    ...(unmade === 0 ? {} : { unmade }),
  }
}

const both = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? undefined : one + other

export interface CallTotals {
  made: number
  failed: number
  notMade: number
  retries: number
  throttles: number
  /** How many of `made` were of kinds of which nobody has counted retries and throttles. */
  uncounted: number
}

export function callTotals(rows: readonly Calls[]): CallTotals {
  const totals: CallTotals = { made: 0, failed: 0, notMade: 0, retries: 0, throttles: 0, uncounted: 0 }
  for (const { calls, failed, unmade = 0, retries, throttles } of rows) {
    totals.made += calls
    totals.failed += failed
    totals.notMade += unmade
    totals.retries += retries ?? 0
    totals.throttles += throttles ?? 0
    if (retries === undefined || throttles === undefined) totals.uncounted += calls
  }
  return totals
}
