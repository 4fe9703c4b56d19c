// Runs the bundled Action as a runner of GitHub does: a Node, inputs and the runner's own variables in an environment that holds nothing else, in a workspace of its own.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scratch } from '../../scratch.ts'
import { project } from '../ringfence.ts'

const repository = (name: string, isPrivate: boolean) => ({
  full_name: name,
  private: isPrivate,
  visibility: isPrivate ? 'private' : 'public',
})

const pullFrom = (head: { full_name: string } | null, base: { full_name: string; private: boolean }) => ({
  action: 'synchronize',
  number: 7,
  pull_request: { head: { ref: 'more-copies', repo: head }, base: { ref: 'main', repo: base } },
  repository: base,
})

const closed = repository('example/estate', true)
const open = repository('example/estate', false)

/** Payloads, no more of them than a workflow's readers need. */
export const events = {
  push: { ref: 'refs/heads/main', repository: closed },
  publicPush: { ref: 'refs/heads/main', repository: open },
  pullRequest: pullFrom(closed, closed),
  fork: pullFrom(repository('stranger/estate', false), open),
  deletedFork: pullFrom(null, open),
} as const

export interface Step {
  code: number | null
  stdout: string
  stderr: string
  /** As the runner reads them: what is set again replaces what was. */
  outputs: Record<string, string>
  summary: string
  workspace: string
}

interface Stepping {
  event?: unknown
  env?: Record<string, string>
  workspace?: string
  /** When this resolves, the runner cancels the step. */
  cancel?: Promise<unknown>
}

/** `inputs` as `with:` has them. */
export async function step(
  inputs: Readonly<Record<string, string>>,
  { event = events.push, env = {}, workspace = scratch(), cancel }: Stepping = {},
): Promise<Step> {
  const runner = scratch()
  const [output, summary, payload] = ['output', 'summary', 'event.json'].map((name) => join(runner, name)) as [
    string,
    string,
    string,
  ] // `as`: three names, three paths
  writeFileSync(output, '')
  writeFileSync(summary, '')
  writeFileSync(payload, typeof event === 'string' ? event : JSON.stringify(event))
  const variables = {
    PATH: '/usr/bin:/bin',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_EVENT_PATH: payload,
    AWS_EC2_METADATA_DISABLED: 'true', // no test waits for a cloud that is not there
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...env,
  }
  const { code, stdout, stderr } = await ended(workspace, variables, cancel)
  const [told, page] = [output, summary].map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''))
  return { code, stdout, stderr, outputs: outputsIn(told ?? ''), summary: page ?? '', workspace }
}

function ended(
  cwd: string,
  env: Record<string, string>,
  cancel: Promise<unknown> | undefined,
): Promise<Pick<Step, 'code' | 'stdout' | 'stderr'>> {
  const child = spawn(process.execPath, [join(project, 'dist/action.mjs')], { cwd, env })
  void cancel?.then(() => child.kill('SIGINT'))
  const [out, err]: [Buffer[], Buffer[]] = [[], []]
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) =>
      done({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    )
  })
}

/** Written apart from what is tested: `name<<end`, lines, `end`. Throws for whatever a runner would refuse. */
function outputsIn(text: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  const ends = new Set<string>()
  const lines = text.split('\n')
  if (lines.pop() !== '') throw new Error('the file of outputs does not end with a line')
  while (lines.length > 0) {
    const [, name = '', end] = /^([\w-]+)<<(.+)$/.exec(lines.shift() ?? '') ?? []
    const at = end === undefined ? -1 : lines.indexOf(end)
    if (end === undefined || end.length < 32 || ends.has(end)) throw new Error(`an end that can be guessed: ${end}`)
    ends.add(end)
    if (at === -1) throw new Error(`a line that sets nothing, after ${Object.keys(outputs).join()}`)
    outputs[name] = lines
      .splice(0, at + 1)
      .slice(0, -1)
      .join('\n')
  }
  return outputs
}

export interface Command {
  name: string
  properties: Record<string, string>
  message: string
}

/** The commands on stdout, unescaped as the runner does. */
export const commandsIn = (stdout: string): Command[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = '', list = '', message = ''] = /^::([\w-]+)(?: ([^:]*))?::(.*)$/s.exec(line) ?? []
      if (name === '') throw new Error(`a line that is no command: ${line.slice(0, 100)}`)
      const pairs = list.split(',').filter((pair) => pair !== '')
      const properties = pairs.map((pair) => pair.split('=')).map(([key = '', value = '']) => [key, unescaped(value)])
      return { name, properties: Object.fromEntries(properties) as Record<string, string>, message: unescaped(message) } // `as`: pairs of texts
    })

const unescaped = (text: string): string =>
  text.replaceAll(/%(0D|0A|3A|2C|25)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
