// Each of the malicious policies is stopped with its own message: its verdict is unknown, and everyone else keeps theirs.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { loadJudge, type Policy } from '../../src/evaluate/judge.ts'
import { convene, type PanelOptions } from '../../src/evaluate/panel.ts'
import type { Subject } from '../../src/model/subject.ts'
import type { Verdict } from '../../src/model/verdict.ts'
import { withGlobal } from './hand-made-wasm.ts'
import { control, ownPolicy, refusalOf, withWasm } from './own-policy.ts'
import { data, metadata, rule, subject, wasm } from './policy.ts'

const test = suite('evaluate/malicious')
const types = new Map([[rule.type, rule]])
const builtIn = { wasm, metadata }

const stopped: [name: string, reason: 'timeout' | 'malformed', detail: RegExp][] = [
  ['endless-loop', 'timeout', /^gave no answer within 0\.5 s$/],
  ['slow-builtin', 'timeout', /^gave no answer within 0\.5 s$/],
  ['memory-bomb', 'malformed', /^needed more than the 128 MiB of memory that it may have$/],
  ['heap-bomb', 'malformed', /^ended its thread: ERR_WORKER_OUT_OF_MEMORY$/],
  ['conflicting-rule', 'malformed', /^stopped: .*conflicting_rule\.rego:12:1: var assignment conflict$/],
  ['malformed-result', 'malformed', /^not a verdict: \{"fail":\{\}\}$/],
  ['undefined-verdict', 'malformed', /^the row of atRest was lost$/],
  ['other-word', 'malformed', /^not a verdict: "PASS"$/],
  ['huge-output', 'malformed', /^gave an answer of \d+ bytes, where \d+ would do$/],
  ['data-crash', 'malformed', /^stopped: Invalid regular expression/],
]

function sourcesOf(name: string): Record<string, string> {
  const cwd = join(import.meta.dirname, 'malicious', name)
  return Object.fromEntries(
    globSync('controls/**/*.rego', { cwd }).map((path) => [path, readFileSync(join(cwd, path), 'utf8')]),
  )
}

const bystander = control('own.bystander', 'controls/atRest/bystander.rego', 'verdict := "pass"\n')

// Three at a time: each build is a process of a quarter of a gigabyte.
const policies = new Map<string, Policy>()
const waiting = [...stopped.map(([name]) => name), 'bystander']
const build = async (): Promise<void> => {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    policies.set(name, await ownPolicy(name === 'bystander' ? bystander : sourcesOf(name), { name }))
  }
}
await Promise.all([build(), build(), build()])

function policyOf(name: string): Policy {
  const policy = policies.get(name)
  if (policy === undefined) throw new Error(`no policy ${name}`)
  return policy
}

/** One that the malicious ones let be, the one that they wait for, and one after it. */
const subjects = ['before', 'trigger', 'after'].map((name): Subject => {
  const { resource, ...more } = subject()
  return { ...more, resource: { ...resource, name, key: `${resource.key}/${name}` } }
})

async function judgedBy(names: readonly string[], options: PanelOptions): Promise<Verdict[][]> {
  const panel = await convene({ builtIn, own: names.map(policyOf) }, data, types, options)
  try {
    return await panel.judge(subjects)
  } finally {
    await panel.close()
  }
}

const ofControl = (verdicts: readonly Verdict[] | undefined, id: string) =>
  (verdicts ?? []).filter(({ control: found }) => found === id)

const ours = await loadJudge(builtIn, data, types)
const expected = subjects.map((one) => ours.judge(one))

for (const [name, reason, detail] of stopped) {
  test(`${name}: ${reason}`, async () => {
    const options = reason === 'timeout' ? { deadlineMs: 500 } : { deadlineMs: 10_000 }
    const verdicts = await judgedBy([name], options)
    for (const [index, found] of verdicts.entries()) {
      assert.equal(found.slice(0, expected[index]?.length), expected[index]) // the built-in policy has lost nothing
      const [verdict, ...more] = ofControl(found, `mal.${name}`)
      assert.equal(more, [])
      if (subjects[index]?.resource.name === 'trigger') {
        assert.is(verdict?.outcome.status, 'unknown')
        if (verdict?.outcome.status !== 'unknown') continue
        assert.is(verdict.outcome.reason, reason)
        assert.match(verdict.outcome.detail ?? '', detail)
      } else {
        assert.equal(verdict?.outcome, { status: 'pass' })
      }
    }
  })
}

test('the ceiling is the one that was set: what fits under a high one is stopped by a low one', async () => {
  const details = []
  for (const memoryPages of [128, 2_048]) {
    const verdicts = await judgedBy(['huge-output'], { deadlineMs: 10_000, memoryPages })
    const outcome = ofControl(verdicts[1], 'mal.huge-output')[0]?.outcome
    details.push(outcome?.status === 'unknown' ? outcome.detail : outcome?.status)
  }
  assert.match(details[0] ?? '', /^needed more than the 8 MiB/)
  assert.match(details[1] ?? '', /^gave an answer of/)
})

test('all of them at one table: each is unknown on its own resource alone, in bounded time', async () => {
  const names = [...stopped.map(([name]) => name), 'bystander']
  const started = performance.now()
  const verdicts = await judgedBy(names, { deadlineMs: 1_500 })
  assert.ok(performance.now() - started < 30_000, 'ten policies, of which two come to their deadline')
  assert.equal(
    verdicts.map((found, index) =>
      found.slice(expected[index]?.length).map(({ control: id, outcome }) => [id, outcome.status]),
    ),
    subjects.map(({ resource }) => [
      ...stopped.map(([name]) => [`mal.${name}`, resource.name === 'trigger' ? 'unknown' : 'pass']),
      ['own.bystander', 'pass'],
    ]),
  )
})

test('forbidden-builtin: refused when it is compiled, and when it is loaded by a host that did not compile it', async () => {
  const sources = sourcesOf('forbidden-builtin')
  assert.match((await refusalOf(ownPolicy(sources))).message, /undefined function time\.now_ns/)
  const smuggled = await ownPolicy(sources, { allowList: false, name: 'their/policies' })
  const error = await refusalOf(convene({ builtIn, own: [smuggled] }, data, types))
  assert.is(
    error.message,
    'their/policies: the policy could not be loaded, because it asks for the builtin time.now_ns, which the host does not give. Build it again with ringfence policy build.',
  )
})

for (const [global, value, message] of [
  ['opa_wasm_abi_version', 2, /because unsupported ABI version 2/],
  ['opa_wasm_abi_minor_version', 1, /because it speaks the ABI 1\.1, and the host 1\.2 and later/],
] as const) {
  test(`another ABI: ${global} ${value}`, async () => {
    const policy = policyOf('bystander')
    const other = withWasm(policy, withGlobal(policy.wasm, global, value))
    const error = await refusalOf(convene({ builtIn, own: [other] }, data, types))
    assert.is(error.kind, 'policy')
    assert.match(error.message, message)
  })
}

test.run()
