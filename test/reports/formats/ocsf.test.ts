// OCSF: the compiled schema of version 1.5.0, what it leaves to its readers, and that bad events are noticed.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Finding } from '../../../src/model/finding.ts'
import type { WholeRun } from '../../whole-run.ts'
import { parsed } from '../../cli/ringfence.ts'
import { hostile, obeyed } from './hostile.ts'
import { byOcsf } from './ocsf-schema.ts'
import { official } from './official.ts'
import { everyStatus, everyVerdict, written } from './sample.ts'

const test = suite('reports/formats/ocsf')

interface Event extends Record<string, unknown> {
  time: number
  type_uid: number
  status_id: number
  severity_id: number
  metadata: { uid: string; version: string; profiles: string[] }
  finding_info: { uid: string; title: string }
  compliance: { status_id: number; status: string; status_code: string; control: string }
  resources: { uid?: string; name?: string }[]
  cloud: { provider: string; account: { uid: string } }
  unmapped: { status: string }
}

const text = official('ocsf/ocsf-1.5.0-compiled.json.gz', 10)
const schema = text === undefined ? undefined : byOcsf(text)

const events = async (run: WholeRun): Promise<Event[]> =>
  (await written('ocsf', run))
    .split('\n')
    .slice(0, -1)
    .map((line) => parsed<Event>(line))

/** What the schema cannot tell: one event for each finding, in their order, each with an id of its own, and none milder than its finding. */
function lint(list: readonly Event[], findings: readonly Finding[]): string[] {
  const ids = list.map(({ metadata }) => metadata.uid)
  return [
    ...(list.length === findings.length ? [] : [`${list.length} events of ${findings.length} findings`]),
    ...(new Set(ids).size === ids.length ? [] : ['two events have one id']),
    ...list.flatMap(({ finding_info, compliance, status_id, resources }, index) => {
      const finding = findings[index]
      return [
        ...(finding_info.uid === finding?.id ? [] : [`event ${index} is of another finding`]),
        ...(compliance.status_code === finding?.status ? [] : [`event ${index} has another status`]),
        ...(compliance.status_id === told[finding?.status ?? 'pass']
          ? []
          : [`event ${index} is told as ${compliance.status}`]),
        ...((status_id === 3) === (finding?.status === 'waived')
          ? []
          : [`event ${index}: waived and suppressed differ`]),
        ...(resources[0]?.uid === finding?.resource.id.toWellFormed() ? [] : [`event ${index} is of another resource`]),
      ]
    }),
  ]
}

const told = { pass: 1, fail: 3, waived: 3, unknown: 2, undeclared: 2, permitted: 99, not_applicable: 99 }

test('every finding is an event, with its own status and the workflow beside it', async () => {
  const run = everyStatus()
  const list = await events(run)
  assert.equal(lint(list, run.findings), [])
  assert.equal(
    list.flatMap((event) => schema?.(event) ?? []),
    [],
  )
  assert.is(list[0]?.time, Date.parse(run.identity.now))
  assert.is(list.filter(({ compliance }) => compliance.status_id === 1).length, 0)
  assert.equal(new Set(list.map(({ cloud }) => cloud.provider)), new Set(['AWS', 'Azure']))
})

test('of a run that tells all a pass is one, and what does not apply is neither that nor a warning', async () => {
  const run = everyVerdict()
  const list = await events(run)
  assert.equal([...lint(list, run.findings), ...list.flatMap((event) => schema?.(event) ?? [])], [])
  assert.equal(
    list.slice(-2).map(({ compliance: { status_id, status } }) => [status_id, status]),
    [
      [1, 'Pass'],
      [99, 'not_applicable'],
    ],
  )
})

test('ids follow from the run and the finding', async () => {
  const ids = (await events(everyStatus())).map(({ metadata }) => metadata.uid)
  assert.equal(
    (await events(everyStatus())).map(({ metadata }) => metadata.uid),
    ids,
  )
  const run = everyStatus()
  const other = await events({ ...run, identity: { ...run.identity, id: 'another' } })
  assert.is(ids.filter((id) => other.some(({ metadata }) => metadata.uid === id)).length, 0)
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('whatever something is called: one line each, harmless, and read back', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (name) => {
      const run = everyStatus(name)
      assert.equal(obeyed(await written('ocsf', run)), [])
      const list = await events(run)
      assert.equal(lint(list, run.findings), [])
      assert.equal(
        list.flatMap((event) => schema?.(event) ?? []),
        [],
      )
      const found = list.find(({ finding_info }) => finding_info.uid.endsWith('0003'))
      assert.is(found?.resources[0]?.name, name.toWellFormed())
    }),
    { numRuns: 60 },
  )
})

const bad: [what: string, spoil: (one: Event, all: Event[]) => unknown][] = [
  ['an unknown that passes', (one) => (one.compliance.status_id = 1)],
  ['a status beside its id', (one) => (one.compliance.status_code = 'pass')],
  ['a waived failure in somebody’s inbox', (_, all) => all.forEach((each) => (each.status_id = 1))],
  ['an id twice', (one, all) => all.forEach((each) => (each.metadata.uid = one.metadata.uid))],
  ['an event too few', (_, all) => all.pop()],
  ['another finding', (one) => (one.finding_info.uid = 'x')],
  ['another resource', (one) => (one.resources = [])],
]
for (const [what, spoil] of bad) {
  test(`noticed: ${what}`, async () => {
    const run = everyStatus()
    const list = await events(run)
    const one = list.find(({ compliance }) => compliance.status_code === 'unknown') as Event // `as`: the sample has one
    spoil(one, list)
    assert.not.equal(lint(list, run.findings), [])
  })
}

const badBySchema: [what: string, spoil: (one: Event) => unknown][] = [
  ['an attribute of its own', (one) => (one['country'] = 'DE')],
  ['a nested attribute of its own', (one) => Object.assign(one.compliance, { law: 'gdpr' })],
  ['another type', (one) => (one.type_uid = 200101)],
  ['another class', (one) => (one['class_uid'] = 2001)],
  ['a severity of its own', (one) => (one.severity_id = 9)],
  ['no time', (one) => Reflect.deleteProperty(one, 'time')],
  ['time as text', (one) => Object.assign(one, { time: '2026-11-24' })],
  ['no cloud, where its profile is declared', (one) => Reflect.deleteProperty(one, 'cloud')],
  ['a resource without a name', (one) => (one.resources = [{}])],
  ['what is deprecated', (one) => (one['resource'] = one.resources[0])],
]
if (schema !== undefined) {
  for (const [what, spoil] of badBySchema) {
    test(`noticed by the schema: ${what}`, async () => {
      const [one] = await events(everyStatus())
      if (one === undefined) throw new Error('no event')
      assert.equal(schema(one), [])
      spoil(one)
      assert.not.equal(schema(one), [])
    })
  }
}

test.run()
