// The bundled Action as the runner runs it: what a later step, a pull request and the people who read them are told.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../../scratch.ts'
import { findingsIn, project, read, summaryIn } from '../ringfence.ts'
import { commandsIn, events, type Step, step } from './runner.ts'

const test = suite('cli/action')

const day = { RINGFENCE_NOW: '2026-11-24T12:00:00Z' }

/** A repository with a config and saved answers of its estate. */
function repository(): string {
  const folder = scratch()
  cpSync(join(project, 'fixtures/demo'), folder, { recursive: true })
  return folder
}

const estate = { from: 'aws, azure' }
const ofLevel = ({ stdout }: Step, level: string) => commandsIn(stdout).filter(({ name }) => name === level)

const told = await step(estate, { event: events.pullRequest, workspace: repository(), env: day })
const folder = join(told.workspace, told.outputs['output-dir'] ?? 'none')

test('a pull request with failures: exit 1, and outputs that say how many', () => {
  assert.is(told.code, 1, told.stderr)
  const { findings, unknown } = summaryIn(folder)
  const { 'output-dir': dir = '', ...outputs } = told.outputs
  assert.match(dir, /^ringfence-out\/[\da-f]{16}$/)
  assert.equal(outputs, {
    result: 'fail',
    'exit-code': '1',
    'findings-total': String(findings.total),
    'findings-failed': String(findings.byStatus.fail),
    'findings-critical': String(findings.failedBySeverity.critical),
    'findings-high': String(findings.failedBySeverity.high),
    'not-evaluated': String(unknown.checks),
    'sarif-file': `${dir}/results.github.sarif`,
    'report-html': `${dir}/report.html`,
    'manifest-sha256': createHash('sha256').update(read(folder, 'manifest.json')).digest('hex'),
  })
  for (const file of ['sarif-file', 'report-html']) assert.ok(existsSync(join(told.workspace, outputs[file] ?? '')))
})

test('its job summary is the page of the run, and its log the first page', () => {
  assert.is(told.summary, read(folder, 'summary.md'))
  assert.match(told.stderr, /^Data rests in /m)
})

test('its annotations: the gravest first, ten of each level, and how many more', () => {
  const failing = findingsIn(folder).filter(({ status }) => status === 'fail')
  const [errors, warnings, notices] = ['error', 'warning', 'notice'].map((level) => ofLevel(told, level))
  assert.is(errors?.length, 10)
  assert.is(warnings?.length, 10)
  assert.equal(
    errors?.map(({ properties }) => properties['title']),
    failing.slice(0, 10).map(({ severity, control }) => `${severity}: ${control.id}`),
  )
  assert.match(errors?.[0]?.message ?? '', failing[0]?.resource.name ?? 'nothing')
  assert.equal(
    notices?.map(({ message }) => message),
    [`${failing.length - 20} failures more: findings.csv in ${told.outputs['output-dir']} has all of them`],
  )
  assert.ok(failing.length > 20)
})

test('an annotation stands at the line of the config that decides', () => {
  const lines = readFileSync(join(told.workspace, 'ringfence.yaml'), 'utf8').split('\n')
  const placed = [...ofLevel(told, 'error'), ...ofLevel(told, 'warning')].map(({ properties }) => properties)
  for (const { file, line } of placed) assert.ok(file === 'ringfence.yaml' && Number(line) <= lines.length, line)
})

const publicly = await step(estate, { event: events.publicPush, workspace: repository(), env: day })

test('in a public repository nothing tells a name or an account, but how many of each', () => {
  assert.is(publicly.code, 1, publicly.stderr)
  const masked = ofLevel(publicly, 'add-mask').map(({ message }) => message)
  assert.equal(masked.toSorted(), summaryIn(folder).scan.scope.accounts.toSorted())
  const rest = commandsIn(publicly.stdout).filter(({ name }) => name !== 'add-mask')
  const shown = [JSON.stringify(rest), publicly.stderr, publicly.summary, JSON.stringify(publicly.outputs)].join('\n')
  const names = findingsIn(folder).flatMap(({ resource }) => [resource.id, resource.name, resource.owner.account])
  // A short name may be a word of ours; an id never is.
  for (const name of new Set(names.filter((one) => one.length > 6))) assert.not.ok(shown.includes(name), name)
  assert.match(publicly.summary, /\| enc\.at-rest \| \d+ \| \d+ \|/)
  assert.match(publicly.stderr, /holds counts only/)
  assert.equal(
    ofLevel(publicly, 'error').map(({ properties }) => properties['title']?.split(': ')[1]),
    [...new Set(findingsIn(folder).flatMap((one) => (gates(one) ? one.control.id : [])))].slice(0, 10),
  )
})

const gates = ({ status, severity }: { status: string; severity: string }): boolean =>
  status === 'fail' && (severity === 'high' || severity === 'critical')

test('counts by control and what is left add up to all failures', () => {
  const counted = [...ofLevel(publicly, 'error'), ...ofLevel(publicly, 'warning')].map(({ message }) =>
    Number(/: (\d+) failures?$/.exec(message)?.[1]),
  )
  const left = Number(/^(\d+) failures? more/.exec(ofLevel(publicly, 'notice')[0]?.message ?? '0 failures more')?.[1])
  const sum = counted.reduce((total, count) => total + count, 0)
  assert.is(sum + left, Number(publicly.outputs['findings-failed']))
})

for (const [what, event] of [
  ['no JSON', '{'],
  ['no repository', {}],
  ['a list', []],
  ['a repository of another shape', { repository: { private: 'yes' } }],
] as const) {
  test(`an event that is ${what} is read as that of a public repository`, async () => {
    const { code, stderr, summary } = await step({ from: 'aws' }, { event, workspace: repository(), env: day })
    assert.is(code, 1, stderr)
    assert.match(stderr, /holds counts only/)
    assert.not.match(summary, 'example-mailings')
  })
}

test('whoever asks for all of it in public gets it, and whoever asks for nothing nothing', async () => {
  const [full, none] = await Promise.all([
    step(
      { ...estate, summary: 'full', annotations: 'none' },
      { event: events.publicPush, workspace: repository(), env: day },
    ),
    step({ ...estate, summary: 'none', annotations: 'counts' }, { workspace: repository(), env: day }),
  ])
  assert.match(full.summary, 'example-mailings')
  assert.match(full.stderr, 'example-mailings')
  assert.is(full.stdout, '')
  assert.is(none.summary, '')
  assert.match(none.stderr, 'example-mailings')
  assert.not.match(none.stdout, 'example-mailings')
  assert.is(none.outputs['result'], 'fail')
})

test('an input comes before RINGFENCE_*, that before the default, and an empty input is none', async () => {
  const env = { ...day, RINGFENCE_FAIL_ON: 'none', RINGFENCE_FROM: 'aws\nazure', RINGFENCE_SUMMARY: 'none' }
  const unsaid = { from: '', 'fail-on': '', 'output-dir': '', summary: '', accounts: '' }
  const [byEnvironment, byInput] = await Promise.all([
    step(unsaid, { workspace: repository(), env }),
    step({ ...unsaid, 'fail-on': 'high', summary: 'counts' }, { workspace: repository(), env }),
  ])
  assert.is(byEnvironment.code, 0, byEnvironment.stderr)
  assert.is(byEnvironment.outputs['result'], 'pass')
  assert.is(byEnvironment.summary, '')
  assert.is(ofLevel(byEnvironment, 'error').length, 0)
  assert.is(byInput.code, 1, byInput.stderr)
  assert.match(byInput.summary, /^# ringfence/)
})

test('what could not be read is incomplete, in the result, the annotations and the summary', async () => {
  const workspace = repository()
  writeFileSync(join(workspace, 'ringfence.yaml'), 'version: 1\nlaws: [gdpr]\n')
  const ran = await step({ from: 'aws' }, { workspace, env: day })
  assert.is(ran.code, 3, ran.stderr)
  assert.is(ran.outputs['result'], 'incomplete')
  assert.ok(Number(ran.outputs['not-evaluated']) > 0)
  assert.ok(ofLevel(ran, 'notice').some(({ message }) => message.startsWith('Incomplete: ')))
  assert.match(ran.summary, /^\*\*Incomplete\.\*\* /m)
})

test('held against an earlier run, what failed then does not fail again and is not annotated', async () => {
  const workspace = repository()
  const first = await step({ ...estate, 'output-dir': 'before' }, { workspace, env: day })
  assert.is(first.code, 1, first.stderr)
  const again = await step({ ...estate, baseline: 'before' }, { workspace, env: day })
  assert.is(again.code, 0, again.stderr)
  assert.is(again.outputs['result'], 'pass')
  assert.is(again.outputs['findings-failed'], first.outputs['findings-failed'])
  assert.equal(
    commandsIn(again.stdout).map(({ name, message }) => `${name} ${message}`),
    [`notice ${first.outputs['findings-failed']} failures that the baseline has too: not shown`],
  )
})

test('formats are added to those that the Action needs itself, each in the folder or at its path', async () => {
  const workspace = repository()
  mkdirSync(join(workspace, 'reports'))
  const ran = await step({ ...estate, formats: 'junit\nocsf=reports/ocsf.json\nhtml' }, { workspace, env: day })
  assert.is(ran.code, 1, ran.stderr)
  const files = readdirSync(join(workspace, ran.outputs['output-dir'] ?? ''))
  for (const file of ['results.github.sarif', 'report.html', 'summary.md']) assert.ok(files.includes(file), file)
  assert.ok(files.some((file) => file.endsWith('.xml')))
  assert.ok(existsSync(join(workspace, 'reports/ocsf.json')))
})

test('secrets that a step before has set are masked, line by line, before anything is said', async () => {
  const env = { ...day, AWS_SECRET_ACCESS_KEY: 'canary-one\ncanary-two', AZURE_CLIENT_SECRET: 'abc' }
  const ran = await step(estate, { workspace: repository(), env })
  assert.ok(ran.stdout.startsWith('::add-mask::canary-one\n::add-mask::canary-two\n::error '))
  assert.is(ran.stdout.split('canary').length, 3)
  assert.not.match(ran.stderr + ran.summary, 'canary')
  const elsewhere = await step(estate, { workspace: repository(), env: { ...env, GITHUB_ACTIONS: '' } })
  assert.not.match(elsewhere.stdout, 'canary')
})

test.run()
