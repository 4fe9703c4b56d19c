// Whether a service of a region still answers: one that hangs or fails whatever it is asked is given up, and the others go on.
import { reasonOf } from '../../model/refusals.ts'
import { isUnresolved } from './not-offered.ts'
import { statusOf } from './refusal.ts'

export interface Lane {
  /** What came of the last call, once no further one is to be made. */
  lost(): string | undefined
  /** A try that failed; whether no other may follow. */
  tried(error: unknown): boolean
  /** A call that failed after all its tries, with the name of its refusal. */
  failed(error: unknown, name: string): void
  answered(): void
}

/** In a row, of a service that has answered before; one that never has is given up at the first. */
const most = 3

export function lane(): Lane {
  let inARow = 0
  let hasAnswered = false
  let lost: string | undefined

  function miss(name: string): void {
    inARow += 1
    if (inARow >= (hasAnswered ? most : 1)) lost = name
  }

  function answered(): void {
    hasAnswered = true
    inARow = 0
    lost = undefined // a call that was under way has come through
  }

  return {
    lost: () => lost,
    tried(error) {
      // Each silence lasts as long as anybody waits, so that it counts by itself and not with the call.
      if (isSilence(error)) miss('TimeoutError')
      return isUnresolved(error) || lost !== undefined
    },
    failed(error, name) {
      if (isAnswer(error, name)) answered()
      else if (isUnresolved(error)) lost = name
      else if (isFault(error, name) && !isSilence(error)) miss(name)
    },
    answered,
  }
}

/** A denial, a throttle, and whatever else shows that somebody is there. */
const isAnswer = (error: unknown, name: string): boolean =>
  reasonOf(name) === 'throttled' || (statusOf(error) ?? 500) < 500

/** What says nothing of the rights of whoever asked; credentials that failed before anything was sent do. */
const isFault = (error: unknown, name: string): boolean => (statusOf(error) ?? 0) >= 500 || reasonOf(name) === 'timeout'

/** Connections that break off bear this name too, with the code of that. */
const isSilence = (error: unknown): boolean =>
  error instanceof Error &&
  error.name === 'TimeoutError' &&
  (!('code' in error) || error.code === 'ETIMEDOUT') &&
  statusOf(error) === undefined
