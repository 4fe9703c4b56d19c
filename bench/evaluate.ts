// What judging costs: CPU per resource of the sample estate, beside JSON.parse of the very bytes that the policy reads.
import { join } from 'node:path'
import { compiledPolicy, demoFolder, rulesFolder } from '../src/cli/assets.ts'
import { nodeHost } from '../src/cli/host.ts'
import { scan } from '../src/cli/scan.ts'
import { inputText } from '../src/evaluate/input.ts'
import { loadJudge } from '../src/evaluate/judge.ts'
import type { Subject } from '../src/model/subject.ts'
import { loadRules, policyData } from '../src/rulebook/index.ts'
import { cpuPerCall, type Figure } from './figure.ts'

const repeats = 40

export async function evaluateFigures(): Promise<Figure[]> {
  const { subjects, rulebook } = await sampleRun()
  const [policy, data] = [await compiledPolicy(), policyData(await loadRules(rulesFolder))]
  const judge = await loadJudge(policy, data, rulebook.types, { cache: false })
  const remembering = await loadJudge(policy, data, rulebook.types)
  const textOf = (subject: Subject): string => {
    const rule = rulebook.types.get(subject.resource.type)
    if (rule === undefined) throw new Error(`${subject.resource.key}: no line in rules/types.yaml`)
    return inputText(subject, rule)
  }
  const texts = subjects.map(textOf)

  const calls = subjects.length * repeats
  const over =
    <T>(list: readonly T[], work: (item: T) => unknown) =>
    () => {
      for (let i = 0; i < repeats; i++) for (const item of list) work(item)
    }
  const judged = cpuPerCall(
    over(subjects, (subject) => judge.judge(subject)),
    calls,
  )
  const repeated = cpuPerCall(
    over(subjects, (subject) => remembering.judge(subject)),
    calls,
  )
  const written = cpuPerCall(over(subjects, textOf), calls)
  const parsed = cpuPerCall(
    over(texts, (text) => JSON.parse(text) as unknown),
    calls,
  )
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / texts.length
  const row = (what: string, cost: number): Figure => ({
    what,
    measured: `${cost.toFixed(1)} µs CPU`,
    baseline: `JSON.parse of its input ${parsed.toFixed(1)} µs CPU`,
    ratio: cost / parsed,
  })
  return [
    row(`judge one resource through ${judge.controls.length} controls, ${Math.round(bytes)} bytes, no cache`, judged),
    row('of which to write and prove its input', written),
    row('the same, every input remembered', repeated),
  ]
}

const sampleRun = () =>
  scan(
    {
      providers: [],
      config: join(demoFolder, 'ringfence.yaml'),
      from: [join(demoFolder, 'aws'), join(demoFolder, 'azure')],
      accounts: [],
      regions: [],
      laws: [],
      controls: [],
      failOn: 'high',
      quiet: true,
      verbose: false,
    },
    nodeHost(),
  )
