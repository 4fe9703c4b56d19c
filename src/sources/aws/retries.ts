// Asks of each try that failed whether another one can help, and counts those that were made again and those that were put off.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Client } from './whole-answer.ts'

export interface Tries {
  retries: number
  throttles: number
}

/** Whoever asks is not seen from where the SDK decides to try again. */
const current = new AsyncLocalStorage<Tries>()

export const countTries = <T>(tries: Tries, ask: () => Promise<T>): Promise<T> => current.run(tries, ask)

/** What the SDK asks before it tries again: this one counts what was throttled, waits, and throws where it has had enough. */
interface Strategy {
  mode?: string
  acquireInitialRetryToken(scope: string): Promise<object>
  refreshRetryTokenForRetry(token: object, failure: { errorType: string; error?: unknown }): Promise<object>
  recordSuccess(token: object): void
}

export function retryWhileItHelps(client: Client, isHopeless: (error: unknown) => boolean): void {
  const config = client.config as { retryStrategy(): Promise<Strategy> } // `as`: every client has it, and types it by its own commands
  const own = config.retryStrategy
  let made: Promise<Strategy> | undefined
  config.retryStrategy = () => (made ??= own().then((strategy) => withSense(strategy, isHopeless)))
}

const withSense = (strategy: Strategy, isHopeless: (error: unknown) => boolean): Strategy => ({
  ...(strategy.mode === undefined ? {} : { mode: strategy.mode }),
  acquireInitialRetryToken: (scope) => strategy.acquireInitialRetryToken(scope),
  recordSuccess: (token) => strategy.recordSuccess(token),
  async refreshRetryTokenForRetry(token, failure) {
    const tries = current.getStore()
    if (tries !== undefined && failure.errorType === 'THROTTLING') tries.throttles += 1
    if (isHopeless(failure.error)) throw new Error('another try would not help') // the SDK throws the failure instead
    const next = await strategy.refreshRetryTokenForRetry(token, failure)
    if (tries !== undefined) tries.retries += 1
    return next
  },
})
