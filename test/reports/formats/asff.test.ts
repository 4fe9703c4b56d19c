// ASFF: the schema made of AWS's own model, the limits that it does not tell of, and that bad findings are noticed.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Finding, isSilent } from '../../../src/model/finding.ts'
import type { Status } from '../../../src/model/verdict.ts'
import { asffTypes } from '../../../src/reports/asff/resource-types.ts'
import type { WholeRun } from '../../whole-run.ts'
import { parsed } from '../../cli/ringfence.ts'
import { hostile, obeyed } from './hostile.ts'
import { bySchema } from './json-schema.ts'
import { official } from './official.ts'
import { everyStatus, everyVerdict, withFindings, written } from './sample.ts'

const test = suite('reports/formats/asff')

interface Asff {
  Id: string
  ProductArn: string
  GeneratorId: string
  AwsAccountId: string
  CreatedAt: string
  Title: string
  Description: string
  Severity: { Label: string }
  ProductFields: Record<string, string>
  Resources: { Type: string; Id: string }[]
  Compliance: { Status: string; RelatedRequirements?: string[]; StatusReasons: { ReasonCode: string }[] }
  Workflow: { Status: string }
}

const text = official('asff/asff-derived.schema.json', 8)
const schema = text === undefined ? undefined : bySchema(text)

const list = async (run: WholeRun): Promise<Asff[]> =>
  (await written('asff', run))
    .split('\n')
    .slice(0, -1)
    .map((line) => parsed<Asff>(line))

const told: Record<Status, string> = {
  pass: 'PASSED',
  permitted: 'PASSED',
  fail: 'FAILED',
  waived: 'FAILED',
  unknown: 'NOT_AVAILABLE',
  not_applicable: 'NOT_AVAILABLE',
  undeclared: 'WARNING',
}

/** What AWS's model does not tell: lengths, sizes, times, and that a finding is of the account that imports it. */
function lint(all: readonly Asff[], findings: readonly Finding[]): string[] {
  const ofAws = findings.filter(
    ({ resource }) => resource.provider === 'aws' && /^\d{12}$/.test(resource.owner.account),
  )
  return [
    ...(all.length === ofAws.length ? [] : [`${all.length} of ${ofAws.length} findings`]),
    ...all.flatMap((one, index) => {
      const finding = ofAws[index]
      return [
        ...(one.ProductFields['ringfence/fingerprint'] === finding?.id ? [] : [`${index} is another finding`]),
        ...(one.Compliance.Status === told[finding?.status ?? 'pass']
          ? []
          : [`${index} is told as ${one.Compliance.Status}`]),
        ...((one.Workflow.Status === 'SUPPRESSED') === (finding?.status === 'waived')
          ? []
          : [`${index}: waived and suppressed differ`]),
        ...(new RegExp(
          `^arn:aws[a-z-]*:securityhub:[a-z0-9-]+:${one.AwsAccountId}:product/${one.AwsAccountId}/default$`,
        ).test(one.ProductArn)
          ? []
          : [`${index} is imported by another account`]),
        ...(/^\d{12}$/.test(one.AwsAccountId) ? [] : [`${index} has no account`]),
        ...(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(one.CreatedAt) ? [] : [`${index} has no time`]),
        ...(one.Title.length <= 512 && [...one.Title].length <= 256 ? [] : [`${index} has a title too long`]),
        ...([...one.Description].length <= 1_024 ? [] : [`${index} has a description too long`]),
        ...(one.Id.length <= 512 ? [] : [`${index} has an id too long`]),
        ...((one.Compliance.RelatedRequirements?.length ?? 0) <= 32 ? [] : [`${index} has too many requirements`]),
        ...(Object.keys(one.ProductFields).length <= 50 ? [] : [`${index} has too many fields`]),
        ...(Buffer.byteLength(JSON.stringify(one)) < 240_000 ? [] : [`${index} is too large`]),
      ]
    }),
  ]
}

test('every finding of an AWS account is there, and an unknown one is not available', async () => {
  const run = everyStatus()
  const all = await list(run)
  assert.equal(lint(all, run.findings), [])
  assert.equal(
    all.flatMap((one) => schema?.(one) ?? []),
    [],
  )
  assert.ok(all.length < run.findings.length)
  assert.ok(all.some(({ Compliance }) => Compliance.Status === 'NOT_AVAILABLE'))
})

test('of a run that tells all a pass is resolved, and what does not apply is left out', async () => {
  const run = everyVerdict()
  const all = await list(run)
  const idle = run.findings.filter((one) => isSilent(one) && one.status === 'not_applicable')
  assert.is(idle.length, 1)
  assert.equal(
    lint(
      all,
      run.findings.filter((one) => !idle.includes(one)),
    ),
    [],
  )
  assert.equal(
    all.flatMap((one) => schema?.(one) ?? []),
    [],
  )
  assert.equal(
    all.flatMap(({ Compliance, Workflow }) => (Compliance.Status === 'PASSED' ? Workflow.Status : [])).at(-1),
    'RESOLVED',
  )
})

test('types are those that Security Hub has details of', () => {
  if (text === undefined) return
  const { definitions } = parsed<{ definitions: { ResourceDetails: { properties: object } } }>(text)
  const known = Object.keys(definitions.ResourceDetails.properties)
  // Its own model has no details of these, and the names are in its list of types all the same.
  const without = new Set(['AwsKmsKey', 'AwsEcrRepository'])
  assert.equal(
    asffTypes.filter((type) => !known.includes(type) && !without.has(type)),
    [],
  )
})

test('ids stay from scan to scan, and two keys in two regions have two', async () => {
  const run = everyStatus()
  const [finding] = run.findings.filter(({ resource }) => resource.provider === 'aws')
  if (finding === undefined) throw new Error('no finding')
  const key = (location: string): Finding => ({
    ...finding,
    place: { role: 'key', location, country: 'US', account: null, relation: null },
  })
  const ids = async (findings: Finding[], scan = 'one') => {
    const told = withFindings(
      { ...run, identity: { ...run.identity, id: scan, now: `2026-11-2${scan.length}T00:00:00.000Z` } },
      findings,
    )
    return (await list(told)).map(({ Id }) => Id)
  }
  assert.equal(await ids([finding]), await ids([finding], 'another'))
  assert.is(new Set(await ids([key('us-east-1'), key('us-west-2')])).size, 2)
})

test('whatever something is called: one line each, harmless, within the limits', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (name) => {
      const run = everyStatus(name)
      assert.equal(obeyed(await written('asff', run)), [])
      const all = await list(run)
      assert.equal([...lint(all, run.findings), ...all.flatMap((one) => schema?.(one) ?? [])], [])
      if (!/^[!-~]{1,200}$/.test(name) || /^::|##/.test(name)) return
      assert.ok(all.some(({ ProductFields }) => ProductFields['ringfence/name'] === name))
    }),
    { numRuns: 60 },
  )
  const long = everyStatus('x'.repeat(300_000))
  assert.equal(lint(await list(long), long.findings), [])
})

const bad: [what: string, spoil: (one: Asff, all: Asff[]) => unknown][] = [
  ['an unknown that passes', (one) => (one.Compliance.Status = 'PASSED')],
  ['another account', (one) => (one.AwsAccountId = '999999999999')],
  ['an account that is none', (one) => (one.AwsAccountId = 'x')],
  ['a date without a time', (one) => (one.CreatedAt = '2026-11-24')],
  ['a title too long', (one) => (one.Title = 'x'.repeat(257))],
  ['more than Security Hub takes', (one) => (one.ProductFields['x'] = 'x'.repeat(240_000))],
  ['a finding too few', (_, all) => all.pop()],
  ['suppressed, and waived by nobody', (one) => (one.Workflow.Status = 'SUPPRESSED')],
]
for (const [what, spoil] of bad) {
  test(`noticed: ${what}`, async () => {
    const run = everyStatus()
    const all = await list(run)
    const one = all.find(({ Compliance }) => Compliance.Status === 'NOT_AVAILABLE') as Asff // `as`: the sample has one
    spoil(one, all)
    assert.not.equal(lint(all, run.findings), [])
  })
}

const badBySchema: [what: string, spoil: (one: Asff) => unknown][] = [
  ['a status of its own', (one) => (one.Compliance.Status = 'UNKNOWN')],
  ['a label of its own', (one) => (one.Severity.Label = 'NONE')],
  ['a blank title', (one) => (one.Title = ' ')],
  ['no resource', (one) => Reflect.deleteProperty(one, 'Resources')],
  ['a field of its own', (one) => Object.assign(one, { Country: 'DE' })],
  ['a workflow of its own', (one) => (one.Workflow.Status = 'WAIVED')],
]
if (schema !== undefined) {
  for (const [what, spoil] of badBySchema) {
    test(`noticed by the schema: ${what}`, async () => {
      const [one] = await list(everyStatus())
      if (one === undefined) throw new Error('no finding')
      assert.equal(schema(one), [])
      spoil(one)
      assert.not.equal(schema(one), [])
    })
  }
}

test.run()
