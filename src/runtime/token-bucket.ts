// A bucket of permits that fills again at a steady rate: many calls may begin at once, and over time no more than the rate.
import { setTimeout } from 'node:timers/promises'

export interface Rate {
  /** How many may begin at once, after a pause. */
  burst: number
  perSecond: number
}

export interface TokenBucket {
  /** Resolves when the next call may begin; calls begin in the order in which they asked. */
  take(): Promise<void>
}

/** `now` and `sleep` in milliseconds. */
export function tokenBucket(
  { burst, perSecond }: Rate,
  now: () => number = () => performance.now(),
  sleep: (milliseconds: number) => Promise<unknown> = setTimeout,
): TokenBucket {
  let permits = burst
  let filledAt = now()
  return {
    async take() {
      const at = now()
      permits = Math.min(burst, permits + ((at - filledAt) / 1000) * perSecond) - 1
      filledAt = at
      // Below none, each one waits for those that were promised a permit before it.
      if (permits < 0) await sleep((-permits / perSecond) * 1000)
    },
  }
}
