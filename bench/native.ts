// The same policies on the same inputs by the tools that people know, `opa eval` and conftest, where Go can install them.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PolicyData } from '../src/evaluate/judge.ts'
import { median } from './figure.ts'

const root = join(import.meta.dirname, '..')
const tools = join(root, 'node_modules/.cache/ringfence-bench')

export interface NativeCost {
  what: string
  /** User and system time per input in microseconds. */
  cpu: number
  /** In MiB. */
  memory: number
}

interface Tool {
  name: string
  module: string
  args: string[]
  /** It ends with this where a control failed, which is no failure of the tool. */
  status: number
}

const candidates: Tool[] = [
  {
    name: 'opa',
    module: 'github.com/open-policy-agent/opa@v1.22.2',
    args: ['eval', '-d', 'policies', '-d', 'data.json', '-i', 'inputs.json', '-f', 'json', 'data.bench.all'],
    status: 0,
  },
  {
    name: 'conftest',
    module: 'github.com/open-policy-agent/conftest@v0.71.1',
    args: ['test', '-p', 'policies', '-d', 'data.json', '-n', 'bench', '-o', 'json', 'inputs.json'],
    status: 1,
  },
]

// OPA is handed the list and goes through it; conftest takes each element of a list for a file of its own.
const entry = `package bench
all := [verdicts | some one in input; verdicts := data.main.verdicts with input as one]
deny contains json.marshal(data.main.verdicts)
`

export function nativeCosts(texts: readonly string[], data: PolicyData): NativeCost[] {
  const clock = spawnSync('/usr/bin/time', ['-f', '%U', 'true'])
  if (clock.status !== 0) return leftOut('opa and conftest', 'no /usr/bin/time that measures')
  const scratch = mkdtempSync(join(tmpdir(), 'ringfence-bench-'))
  try {
    cpSync(join(root, 'policies'), join(scratch, 'policies'), { recursive: true, filter: (path) => !/_test\.rego$|\.json$/.test(path) }) // prettier-ignore
    writeFileSync(join(scratch, 'policies/bench.rego'), entry)
    writeFileSync(join(scratch, 'data.json'), JSON.stringify(data))
    writeFileSync(join(scratch, 'inputs.json'), `[${texts.join()}]`)
    return candidates.flatMap((tool) => costOf(tool, scratch, texts.length))
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

function costOf(tool: Tool, cwd: string, count: number): NativeCost[] {
  const path = installed(tool)
  if (path === undefined) return leftOut(tool.name, 'no go on the PATH, or it could not install it')
  const runs = [1, 2, 3].map(() => {
    const { status, stderr, error } = spawnSync('/usr/bin/time', ['-f', '\n%U %S %M', path, ...tool.args], { cwd, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] }) // prettier-ignore
    if (status !== tool.status) throw new Error(`${tool.name} ended with ${status}: ${error?.message ?? stderr}`)
    const [user = 0, system = 0, memory = 0] = stderr.trimEnd().split('\n').at(-1)?.split(' ').map(Number) ?? []
    return { cpu: ((user + system) * 1e6) / count, memory: Math.round(memory / 1024) }
  })
  const what = `${tool.module.split('/').at(-1)}${tool.name === 'opa' ? ' eval' : ''} on a list of the same inputs`
  return [{ what, cpu: median(runs.map(({ cpu }) => cpu)), memory: median(runs.map(({ memory }) => memory)) }]
}

/** Built once, which takes minutes, and kept in the cache of the bench. */
function installed({ name, module }: Tool): string | undefined {
  const path = join(tools, name)
  if (existsSync(path)) return path
  if (spawnSync('go', ['version']).status !== 0) return undefined
  console.log(`installing ${module}, which takes minutes`)
  mkdirSync(tools, { recursive: true })
  spawnSync('go', ['install', module], { env: { ...process.env, CGO_ENABLED: '0', GOBIN: tools }, stdio: 'inherit' })
  return existsSync(path) ? path : undefined
}

function leftOut(what: string, why: string): [] {
  console.log(`left out: ${what} (${why})`)
  return []
}
