// The work behind `ringfence policy`: results go to stdout, what a person must mend to stderr, and the status says which.
import { resolve } from 'node:path'
import { explained } from '../model/errors.ts'
import {
  checkOwnPolicies,
  compileOwnPolicies,
  type FileCoverage,
  formatOwnPolicies,
  isPolicyError,
  located,
  type OwnPolicyOptions,
  scaffold,
  testOwnPolicies,
  type TestRun,
  writeBundle,
} from '../rego/index.ts'
import { printable } from '../reports/plain-text.ts'
import { counted } from '../reports/terminal/layout.ts'
import { endInOrder } from '../runtime/interruption.ts'
import { compiledPolicy } from './assets.ts'
import { type Host, say } from './host.ts'

export const buildPolicy = (host: Host, folder: string, out: string): Promise<number> =>
  answering(host, async () => {
    refuseAmong(host, folder, out)
    const built = await compileOwnPolicies(folder, await optionsOf(host))
    await writeBundle(resolve(host.cwd, out), built)
    print(host, `${out}: ${counted(built.metadata.controls.length, 'control')}, ${built.wasm.length} bytes`)
    print(host, `sha256 ${built.metadata.digest}`)
    return 0
  })

export const checkPolicy = (host: Host, folder: string): Promise<number> =>
  answering(host, async () => {
    const { metadata } = await checkOwnPolicies(folder, await optionsOf(host))
    for (const { id, file } of metadata.controls) print(host, `${id}  ${file}`)
    print(host, `${counted(metadata.controls.length, 'control')}, all sound`)
    return 0
  })

export const testPolicy = (host: Host, folder: string): Promise<number> =>
  answering(host, async () => {
    const run = await testOwnPolicies(folder, host.cwd)
    for (const line of testLines(run)) print(host, line)
    return run.results.some(({ status }) => status === 'fail' || status === 'error') ? 1 : 0
  })

export const formatPolicy = (host: Host, folder: string, onlyCheck: boolean): Promise<number> =>
  answering(host, async () => {
    const changed = await formatOwnPolicies(folder, host.cwd, !onlyCheck)
    for (const file of changed) print(host, file)
    return onlyCheck && changed.length > 0 ? 1 : 0
  })

export const newPolicy = (host: Host, folder: string, facet: string, name: string): Promise<number> =>
  answering(host, async () => {
    for (const file of await scaffold(folder, facet, name, host.cwd)) print(host, file)
    say(host, printable(`Next: say what must hold there, then ringfence policy test ${folder}`))
    return 0
  })

/** Where many lines were refused, each is told on a line of its own, as editors and CI logs like to have them. */
async function answering(host: Host, work: () => Promise<number>): Promise<number> {
  endInOrder((text) => say(host, text))
  try {
    return await work()
  } catch (error) {
    if (!isPolicyError(error)) throw error
    for (const one of error.diagnostics) {
      say(host, printable(`${located(one)}: ${one.message}`))
    }
    say(host, `${counted(error.diagnostics.length, 'error')}; nothing was done`)
    return 2
  }
}

async function optionsOf({ cwd, env }: Host): Promise<OwnPolicyOptions> {
  const { metadata } = await compiledPolicy()
  return { cwd, env, taken: new Map(metadata.controls.map(({ id, file }) => [id, `the built-in ${file}`])) }
}

/** A folder that holds both would be read as neither. */
function refuseAmong(host: Host, folder: string, out: string): void {
  if (resolve(host.cwd, folder) !== resolve(host.cwd, out)) return
  throw explained('usage', {
    what: 'the bundle was not written among its sources',
    where: out,
    why: 'the two could not be told apart when they are read',
    mend: 'Name another folder with -o',
  })
}

/** File names and test names are somebody's own words. */
const print = (host: Host, line: string): void => host.process.stdout.write(`${printable(line)}\n`)

function testLines({ results, coverage }: TestRun): string[] {
  const failed = results.filter(({ status }) => status === 'fail' || status === 'error')
  const skipped = results.filter(({ status }) => status === 'skip').length
  return [
    ...failed.flatMap(({ file, row, name, status, error, output = '' }) => [
      `${status.toUpperCase().padEnd(5)} ${file}:${row}: ${name}${error === undefined ? '' : `: ${error}`}`,
      ...output
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => `        ${line}`),
    ]),
    ...coverage.map(coverageLine),
    `${results.length - failed.length - skipped} passed, ${failed.length} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`,
  ]
}

function coverageLine({ file, covered, missed, ranges }: FileCoverage): string {
  const share = covered + missed === 0 ? 0 : Math.floor((100 * covered) / (covered + missed)) // 99.9 % is not all of it
  const rows = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`))
  return `${String(share).padStart(3)} %  ${file}${rows.length === 0 ? '' : `  not reached: ${rows.join(', ')}`}`
}
