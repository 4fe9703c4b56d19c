// Keeps one policy of one's own answering: names the input that its worker does not come back from, and goes on with the next.
import type { Equipment, OwnAnswer, OwnInput } from './own-protocol.ts'
import { ownThread, type OwnThread } from './own-thread.ts'
import type { Failure } from './unanswered.ts'

export interface Limits {
  /** For one input; a batch may take twice that, and a 32nd more for each of its inputs. */
  deadlineMs: number
  memoryPages: number
  /** After so many inputs that the worker did not come back from, the policy is not run any more. */
  losses: number
}

export interface SupervisedWorker {
  /** One answer per input, in their order, whatever the policy does. Never rejects. */
  answer(inputs: readonly OwnInput[]): Promise<Answered[]>
  close(): Promise<void>
}

/** `lost`: the worker did not come back from this input. undefined: so many were lost that this one was not tried. */
export type Answered = OwnAnswer | { lost: Failure } | undefined

/** Throws a bare Error where the policy cannot be loaded. */
export async function supervisedWorker(
  equipment: Omit<Equipment, 'progress'>,
  limits: Limits,
): Promise<SupervisedWorker> {
  let thread: OwnThread | undefined = await ownThread(equipment, limits.deadlineMs)
  let losses = 0
  const closing = new AbortController()

  return {
    async answer(inputs) {
      const answers = inputs.map((): Answered => undefined)
      let waiting = inputs.map((_, index) => index)
      while (waiting.length > 0 && !closing.signal.aborted) {
        const lost = await pass(waiting, inputs, answers)
        const culprit = waiting[lost?.at ?? -1]
        waiting = waiting.filter((index) => answers[index] === undefined)
        const at = culprit !== undefined && waiting.includes(culprit) ? culprit : waiting[0]
        if (lost === undefined || at === undefined) continue
        answers[at] = { lost: lost.failure }
        losses += 1
        // What comes before it would have been answered, had it been sent alone.
        waiting = waiting.filter((index) => index < at || (index > at && losses < limits.losses))
      }
      return answers
    },
    async close() {
      closing.abort()
      await thread?.stop()
      thread = undefined
    },
  }

  /** Judges some of the inputs. */
  async function pass(batch: readonly number[], inputs: readonly OwnInput[], answers: Answered[]) {
    try {
      if (thread === undefined || thread.gone) thread = await ownThread(equipment, limits.deadlineMs)
    } catch (error) {
      const detail = `could not be loaded again: ${error instanceof Error ? error.message : String(error)}`
      return { at: -1, failure: { reason: 'malformed' as const, detail } }
    }
    if (closing.signal.aborted) return thread.stop().then(() => undefined)
    const asked = batch.flatMap((index) => inputs[index] ?? [])
    const lost = await thread.judge(asked, 2 + batch.length / 32, ({ from, answers: told }) => {
      for (const [offset, answer] of told.entries()) {
        const index = batch[from + offset]
        if (index !== undefined) answers[index] = answer
      }
      return from + told.length >= batch.length
    })
    if (lost !== undefined) await thread.stop()
    return lost
  }
}
