// Everyone who judges, as one: the built-in policy in this thread, each policy of one's own in a thread that may be lost.
import type { Control } from '../model/control.ts'
import { explained } from '../model/errors.ts'
import type { TypeRule } from '../model/rulebook.ts'
import type { Subject } from '../model/subject.ts'
import type { Verdict } from '../model/verdict.ts'
import type { Counts } from '../runtime/answer-tree.ts'
import { loadJudge, type Policy, type PolicyData } from './judge.ts'
import { type OwnJudge, ownJudge } from './own-judge.ts'
import { checkedModule, nameOf } from './own-policy-checks.ts'
import { type Limits, supervisedWorker, type SupervisedWorker } from './supervised-worker.ts'

export interface Panel {
  /** The built-in ones first, then each policy's own, in the order in which they were given. */
  controls: readonly Control[]
  /** In the order of the subjects, and for each in that of the controls. */
  judge(subjects: readonly Subject[]): Promise<Verdict[][]>
  /** Of the built-in judge. */
  readonly counts: Counts
  /** A sentence for each policy that was given up. */
  readonly warnings: string[]
  close(): Promise<void>
}

export interface PanelOptions {
  cache?: boolean
  /** How long a policy of one's own may take for one input. */
  deadlineMs?: number
  /** How far its memory may grow, in pages of 64 KiB. */
  memoryPages?: number
}

interface Member {
  name: string
  controls: readonly Control[]
  worker: SupervisedWorker
  judge: OwnJudge
}

const losses = 20
/** So many inputs go to a worker at once. */
const slice = 256

export async function convene(
  { builtIn, own }: { builtIn: Policy; own: readonly Policy[] },
  data: PolicyData,
  types: ReadonlyMap<string, TypeRule>,
  { cache = true, deadlineMs = 1_000, memoryPages = 2_048 }: PanelOptions = {},
): Promise<Panel> {
  const judge = await loadJudge(builtIn, data, types, { cache })
  const members: Member[] = []
  const controls = () => [judge, ...members].flatMap((one) => one.controls)
  try {
    for (const policy of own) {
      members.push(await seated(policy, controls(), data, { deadlineMs, memoryPages, losses }, cache))
    }
  } catch (error) {
    await close()
    throw error
  }
  let before: Promise<unknown> = Promise.resolve()

  return {
    controls: controls(),
    get counts() {
      return judge.counts
    },
    get warnings() {
      return members.flatMap(({ name, controls: theirs, judge: { givenUp } }) =>
        givenUp === undefined
          ? []
          : [`${name} ${givenUp.detail}; the rest of its ${theirs.length} controls is unknown`],
      )
    },
    judge(subjects) {
      const verdicts = before.then(() => judgeAll(subjects)) // one call after the other: answers depend on what was lost before
      before = verdicts.catch(() => undefined)
      return verdicts
    },
    close,
  }

  async function judgeAll(subjects: readonly Subject[]): Promise<Verdict[][]> {
    const all: Verdict[][] = []
    for (let from = 0; from < subjects.length; from += slice) {
      all.push(...(await judgeSome(subjects.slice(from, from + slice))))
    }
    return all
  }

  /** The workers are asked first, and work while the built-in policy is judged by here. */
  async function judgeSome(subjects: readonly Subject[]): Promise<Verdict[][]> {
    const texts = members.length === 0 ? [] : subjects.map((subject) => judge.text(subject))
    const theirs = Promise.all(members.map((member) => member.judge.judge(subjects, texts)))
    try {
      const ours = subjects.map((subject) => judge.judge(subject))
      const answered = [ours, ...(await theirs)]
      return subjects.map((_, index) => answered.flatMap((verdicts) => verdicts[index] ?? []))
    } finally {
      // Where our own judge throws, that is what is told; but a worker that is still busy would answer the next call with this one's words.
      await theirs.catch(() => undefined)
    }
  }

  async function close(): Promise<void> {
    await Promise.all(members.map(({ worker }) => worker.close()))
  }
}

async function seated(
  policy: Policy,
  taken: readonly Control[],
  data: PolicyData,
  limits: Limits,
  cache: boolean,
): Promise<Member> {
  const name = nameOf(policy)
  const { controls } = policy.metadata
  const module = await checkedModule(policy, taken)
  const { memoryPages } = limits
  const worker = await supervisedWorker({ module, data, memoryPages }, limits).catch((cause: unknown) => {
    throw explained(
      'policy',
      {
        what: 'the policy could not be loaded',
        where: name,
        why: cause instanceof Error ? cause.message : String(cause),
        mend: 'Build it again with ringfence policy build',
      },
      cause,
    )
  })
  return { name, controls, worker, judge: ownJudge(worker, { controls, dataDigest: data.digest }, limits, cache) }
}
