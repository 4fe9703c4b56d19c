// The workflow of ten lines in docs/action.md gates a sample repository: a change that copies data out of the fence fails where it is written, and a mended one passes.
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../../scratch.ts'
import { ours, stepsIn, workflows } from '../../workflows.ts'
import { parsed, project } from '../ringfence.ts'
import { commandsIn, events, type Step, step } from './runner.ts'

const test = suite('cli/action gate')

const sample = join(project, 'fixtures/terraform/pull-request')
const inputs = stepsIn(workflows.get('plan') ?? '').find(({ uses }) => uses === ours)?.with as Record<string, string> // `as`: texts, as the guide has them
const env = { RINGFENCE_NOW: '2026-11-24' }

/** What a plan cannot tell is accepted by name, as the guide says; the others are of what the sample leaves out. */
const accepted = [
  ['111122223333', 'terraform:not-in-plan'],
  ['22223333-4444-5555-6666-777788889999', 'terraform:not-in-plan'],
  ['111122223333', 'cloudtrail:DescribeTrails'],
] as const

function repository({ accepting = true } = {}): string {
  const folder = scratch()
  cpSync(sample, folder, { recursive: true })
  const rows = accepted.map(
    ([account, operation]) =>
      `  - { account: "${account}", operation: "${operation}", reason: read every night, until: 2027-01-31 }\n`,
  )
  if (accepting) appendFileSync(join(folder, 'ringfence.yaml'), `accepted-gaps:\n${rows.join('')}`)
  return folder
}

interface Plan {
  resource_changes: {
    change: {
      actions: string[]
      before: unknown
      after: unknown
      after_unknown: unknown
      after_sensitive: unknown
      before_sensitive: unknown
    }
  }[]
}

/** Nothing is new, and whatever was changed is as it was. */
function mended(folder: string): string {
  const path = join(folder, 'plan.json')
  const plan = parsed<Plan>(readFileSync(path, 'utf8'))
  const kept = plan.resource_changes.filter(({ change }) => !change.actions.includes('create'))
  const resource_changes = kept.map(({ change, ...one }) => ({
    ...one,
    change: {
      ...change,
      actions: ['no-op'],
      after: change.before,
      after_unknown: {},
      after_sensitive: change.before_sensitive,
    },
  }))
  writeFileSync(path, JSON.stringify({ ...plan, resource_changes }))
  return folder
}

const errorsOf = ({ stdout }: Step) => commandsIn(stdout).filter(({ name }) => name === 'error')

test('a pull request that copies data out of the EEA fails at the blocks that do it', async () => {
  const ran = await step(inputs, { event: events.pullRequest, env, workspace: repository() })
  assert.is(ran.code, 1, ran.stderr)
  assert.is(ran.outputs['result'], 'fail')
  const at = errorsOf(ran).map(({ properties: { title, file, line } }) => `${file}:${line} ${title}`)
  assert.ok(at.includes('stores.tf:34 high: rep.cross-region'), at.join('\n'))
  assert.ok(at.includes('databases.tf:20 high: rep.cross-region'), at.join('\n'))
  assert.ok(
    at.some((one) => one.startsWith('azure.tf:') && one.includes('rep.cross-region')),
    at.join('\n'),
  )
  const headline = 'This change adds 2 copies and makes 1 worse (3 outside the EEA)'
  assert.ok(commandsIn(ran.stdout).some(({ name, message }) => name === 'notice' && message.startsWith(headline)))
  assert.match(ran.summary, 'This change adds 2 copies and makes 1 worse')
  assert.match(ran.summary, '```mermaid')
  const shown = [ran.stdout, ran.stderr, ran.summary].join('\n')
  assert.not.match(shown, 'canary')
})

test('what stood there before the change is counted and not annotated', async () => {
  const ran = await step(inputs, { event: events.pullRequest, env, workspace: repository() })
  const annotated = commandsIn(ran.stdout).filter(({ name }) => name !== 'notice').length
  const known = commandsIn(ran.stdout).flatMap(
    ({ message }) => /^(\d+) failures? that stood there/.exec(message)?.[1] ?? [],
  )
  assert.is(known.length, 1)
  assert.is(annotated + Number(known[0]), Number(ran.outputs['findings-failed']))
})

test('the same from a fork fails too, and tells how many', async () => {
  const ran = await step(inputs, { event: events.fork, env, workspace: repository() })
  assert.is(ran.code, 1, ran.stderr)
  assert.ok(errorsOf(ran).some(({ properties }) => properties['title'] === 'high: rep.cross-region'))
  assert.match(ran.summary, 'This change adds 2 copies and makes 1 worse')
  const rest = commandsIn(ran.stdout).filter(({ name }) => name !== 'add-mask')
  assert.not.match(JSON.stringify(rest) + ran.stderr + ran.summary, /example-shop|111122223333|22223333-4444/)
})

test('the mended change passes, at the pull request and when it is merged', async () => {
  for (const event of [events.pullRequest, events.push]) {
    const ran = await step(inputs, { event, env, workspace: mended(repository()) })
    assert.is(ran.code, 0, ran.stderr)
    assert.is(ran.outputs['result'], 'pass')
    assert.equal(errorsOf(ran), [])
  }
})

test('what a plan cannot tell is no pass until somebody accepts it', async () => {
  const ran = await step(inputs, { env, workspace: mended(repository({ accepting: false })) })
  assert.is(ran.code, 3, ran.stderr)
  assert.is(ran.outputs['result'], 'incomplete')
})

test.run()
