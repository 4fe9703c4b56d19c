// Judges by one policy of one's own: every verdict that is due is given, and what the policy does not answer is unknown.
import type { Subject } from '../model/subject.ts'
import type { Verdict } from '../model/verdict.ts'
import { type Answers, answersIn, verdictsOf } from './answers.ts'
import { judgedOnce } from './judged-once.ts'
import { ownInput } from './own-input.ts'
import type { OwnInput } from './own-protocol.ts'
import { askedOf, type Expected, provenRows } from './row-proof.ts'
import type { Answered, Limits, SupervisedWorker } from './supervised-worker.ts'
import { due, type Failure, unanswered } from './unanswered.ts'

export interface OwnJudge {
  /** In the order of the subjects; `texts` are their built-in inputs. Never rejects for what the policy does. */
  judge(subjects: readonly Subject[], texts: readonly string[]): Promise<Verdict[][]>
  /** Why the policy is not run any more. */
  readonly givenUp: Failure | undefined
}

/** Either what each control answered, or why there is no answer. */
type Judged = { answers: Answers } | Failure

/** What is asked of the worker: one text for all subjects that share it. */
interface Question extends OwnInput {
  key: string
}

/** What an answer may have beside so much for each verdict: a policy that writes books is stopped before they are read. */
const bytes = { base: 65_536, perVerdict: 4_096 }

export function ownJudge(
  worker: Pick<SupervisedWorker, 'answer'>,
  { controls, dataDigest }: Expected,
  { losses: allowed, deadlineMs }: Pick<Limits, 'losses' | 'deadlineMs'>,
  cache: boolean,
): OwnJudge {
  const memory = judgedOnce<Judged>(cache)
  const textOf = ownInput(controls)
  /** Asked once and never again, with the cache or without: each of them costs a worker. */
  const lost = new Map<string, Judged>()
  let givenUp: Failure | undefined

  return {
    get givenUp() {
      return givenUp
    },
    async judge(subjects, texts) {
      if (givenUp !== undefined) return subjects.map((subject) => verdictsOn(subject, givenUp))
      const judged = new Map<string, Judged>()
      const questions = new Map<string, Question>()
      const keys = subjects.map((subject, index) => {
        const verdicts = due(subject, controls)
        if (verdicts === 0) return undefined
        const text = textOf(texts[index] ?? '', subject.resource)
        const { key, found } = memory.recall(text)
        const known = lost.get(key) ?? found
        if (known !== undefined) judged.set(key, known)
        else questions.set(key, { key, text, limit: bytes.base + bytes.perVerdict * verdicts })
        return key
      })
      const asked = [...questions.values()]
      const answers = asked.length > 0 ? await worker.answer(asked) : []
      const told = new Map(asked.map(({ key }, index) => [key, answers[index]]))
      // One subject after the other, so that the policy is given up at the same one whatever was remembered.
      return subjects.map((subject, index) => {
        const key = keys[index]
        if (key === undefined) return []
        if (givenUp !== undefined) return verdictsOn(subject, givenUp)
        const answer = judged.get(key) ?? settled(key, told.get(key), subject)
        judged.set(key, answer)
        return verdictsOn(subject, answer)
      })
    },
  }

  function settled(key: string, answered: Answered, subject: Subject): Judged {
    if (answered === undefined) return malformed('gave no answer')
    if ('failed' in answered) return memory.keep(key, malformed(answered.failed))
    if ('text' in answered) return memory.keep(key, read(answered.text, subject))
    const { reason, detail } = answered.lost
    const failure = { reason, detail: printable(detail) }
    lost.set(key, failure)
    if (lost.size >= allowed) givenUp = tooMany(allowed, deadlineMs)
    return failure
  }

  function read(text: string, subject: Subject): Judged {
    try {
      return {
        answers: answersIn(provenRows(JSON.parse(text), askedOf(subject), { controls, dataDigest }), subject, controls),
      }
    } catch (error) {
      return malformed(error instanceof Error ? error.message : String(error))
    }
  }

  function verdictsOn(subject: Subject, judged: Judged | undefined): Verdict[] {
    if (judged !== undefined && 'answers' in judged) return verdictsOf(subject, judged.answers)
    return unanswered(subject, controls, judged ?? malformed('gave no answer'))
  }
}

const malformed = (detail: string): Failure => ({ reason: 'malformed', detail: printable(detail) })

const tooMany = (losses: number, deadlineMs: number): Failure => ({
  reason: 'timeout',
  detail: `was not run: it had not come back from ${losses} inputs, each with ${deadlineMs / 1000} s to answer`,
})

/** What a policy says is its own text: cut, and nothing in it that a terminal would act on. */
const printable = (text: string): string => text.slice(0, 300).replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, ' ')
