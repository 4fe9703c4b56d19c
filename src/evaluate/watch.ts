// Waits for what a thread has to say, no longer than it may take, and tells which input it did not come back from.
import type { EventEmitter } from 'node:events'
import type { Failure } from './unanswered.ts'

export interface Lost {
  /** Of the input in the batch as it was sent; -1: before the first. */
  at: number
  failure: Failure
}

export interface Watched {
  /** A worker, as far as it is watched. */
  worker: EventEmitter
  /** One Int32, in which the thread writes the index of the input that it has begun with; -1: with none. */
  progress: Int32Array
  deadlineMs: number
  /** What the thread said when it ended by itself. */
  lastWords: () => string
}

/** Looks so often within one deadline. Looks are counted, not time: a machine that slept has not waited for the policy. */
const looksPerDeadline = 8
/** While the thread has not begun with an input, the machine is slow and not the policy. */
export const deadlinesToBegin = 10

/** Until `take` says that all has come. `deadlines`: how many of them the whole may take, once it has begun. */
export function watched<Message>(
  { worker, progress, deadlineMs, lastWords }: Watched,
  deadlines: number,
  take: (message: Message) => boolean,
): Promise<Lost | undefined> {
  return new Promise((resolve) => {
    let at = -1
    let unmoved = 0
    let looks = 0
    const timer = setInterval(look, deadlineMs / looksPerDeadline)
    worker.on('message', hear).on('exit', leave)

    function look(): void {
      const now = Atomics.load(progress, 0)
      unmoved = now === at ? unmoved + 1 : 0
      at = now
      if (at !== -1) looks += 1
      const patience = at === -1 ? deadlinesToBegin : 1
      if (unmoved >= looksPerDeadline * patience) late(patience)
      else if (looks > looksPerDeadline * deadlines) late(deadlines)
    }

    function late(allowed: number): void {
      const seconds = (deadlineMs * allowed) / 1000
      const detail = allowed === 1 ? `gave no answer within ${seconds} s` : `was not done within ${seconds} s`
      end({ at, failure: { reason: 'timeout', detail } })
    }

    function leave(): void {
      const detail = `ended its thread: ${lastWords()}`
      end({ at: Atomics.load(progress, 0), failure: { reason: 'malformed', detail } })
    }

    function hear(message: Message): void {
      if (take(message)) end(undefined)
    }

    function end(lost: Lost | undefined): void {
      clearInterval(timer)
      worker.off('message', hear).off('exit', leave)
      resolve(lost)
    }
  })
}
