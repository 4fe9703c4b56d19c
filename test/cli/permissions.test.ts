// `ringfence permissions`: a policy that IAM takes, of all that is asked or of what a run lacked.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as v from 'valibot'
import { permissionByCall } from '../../src/sources/aws/permissions.ts'
import { scratch } from '../scratch.ts'
import { ringfence } from './ringfence.ts'

const test = suite('cli/permissions')

const policy = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictObject({
    Version: v.literal('2012-10-17'),
    Statement: v.array(
      v.strictObject({
        Sid: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]+$/)),
        Effect: v.literal('Allow'),
        Action: v.array(v.string()),
        Resource: v.union([v.string(), v.array(v.string())]),
      }),
    ),
  }),
)
const statementsIn = (text: string) => v.parse(policy, text).Statement
/** Of all resources, unless something narrower is asked for. */
const actionsIn = (text: string, resource = '*'): string[] =>
  statementsIn(text).flatMap((one) => (one.Resource === resource ? one.Action : []))
/** What API Gateway is asked, and none of its keys. */
const ofApis = /^arn:\*:apigateway:\*::\/((rest)?apis(\/\*\/stages)?|domainnames(\/\*\/apimappings)?)$/
const ofSystemTables = 'arn:*:cassandra:*:*:/keyspace/system*'

/** A run that waits for these. */
function run(
  permissions: readonly string[],
  coverage: readonly object[] = [],
  totals = JSON.stringify({ unknown: { permissions } }),
): string {
  const folder = join(scratch(), 'run')
  mkdirSync(folder)
  writeFileSync(join(folder, 'summary.json'), totals)
  writeFileSync(join(folder, 'coverage.ndjson'), coverage.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return folder
}

test('all that a scan of AWS asks for, once and in order, and nothing that writes', async () => {
  const { code, stdout, stderr } = await ringfence(['permissions'])
  assert.is(code, 0)
  assert.match(stderr, /by aws\.role needs sts:AssumeRole/)
  const actions = actionsIn(stdout)
  const { 'sts:AssumeRole': _, ...ofOneAccount } = permissionByCall
  const narrow = actionsIn(stdout, ofSystemTables)
  assert.equal(narrow, ['cassandra:Select'])
  const ways = statementsIn(stdout).filter(({ Action }) => Action.includes('apigateway:GET'))
  assert.equal(
    ways.map(({ Action, Resource }) => [Action, [Resource].flat().length]),
    [[['apigateway:GET'], 6]],
  )
  for (const resource of ways.flatMap((one) => one.Resource)) assert.match(resource, ofApis)
  const narrowest = [...narrow, 'apigateway:GET']
  assert.equal([...actions, ...narrowest].toSorted(), [...new Set(Object.values(ofOneAccount))].toSorted())
  for (const action of actions) assert.match(action, /^[a-z0-9-]+:(Get|List|Describe|BatchGet|Select)/)
})

test('what the checks of a run waited for, and the lists that it could not read', async () => {
  const folder = run(
    ['kms:DescribeKey', 'Microsoft.Insights/diagnosticSettings/read'],
    [
      { kind: 'gap', permission: 's3:ListAllMyBuckets' },
      { kind: 'gap', reason: 'throttled' },
      { kind: 'asked', permission: 'ec2:DescribeVolumes' },
    ],
  )
  const { code, stdout, stderr } = await ringfence(['permissions', '--missing', '--in', folder])
  assert.is(code, 0)
  assert.equal(actionsIn(stdout), ['kms:DescribeKey', 's3:ListAllMyBuckets'])
  assert.is(stderr, 'of Azure that run waits for Microsoft.Insights/diagnosticSettings/read\n')
})

test('what is not spelled like a permission is not offered', async () => {
  const odd = ['*', 's3:*', 'iam:PassRole"', '::error::x', '\u001b[31m', 's3:GetBucketAcl\n']
  const { stdout, stderr } = await ringfence(['permissions', '--in', run(['s3:GetBucketAcl', ...odd])])
  assert.equal(
    [actionsIn(stdout), stderr],
    [['s3:GetBucketAcl'], 'left out: 6 that are not spelled like a permission\n'],
  )
})

test('the latest run is asked where none is named', async () => {
  const cwd = scratch()
  const made = await ringfence(['demo', '--fail-on', 'none', '-q'], { cwd })
  assert.is(made.code, 0, made.stderr)
  const { stdout } = await ringfence(['permissions', '--missing'], { cwd })
  assert.ok(actionsIn(stdout).includes('rds:DescribeDBParameters'), stdout)
})

const refused: [name: string, args: () => string[], words: RegExp][] = [
  ['no run at all', () => ['permissions', '--missing'], /there is no run to look in/],
  ['a folder that is no run', () => ['permissions', '--in', scratch()], /there is no run to look in/],
  ['a run whose totals are cut off', () => ['permissions', '--in', run([], [], '{"unknown"')], /cannot be read/],
  ['a run without gaps', () => ['permissions', '--in', run([])], /no permission of AWS was missing/],
  [
    'a run that lacks permissions of Azure only',
    () => ['permissions', '--in', run(['Microsoft.Insights/diagnosticSettings/read'])],
    /it waits for Microsoft\.Insights/,
  ],
]
for (const [name, args, words] of refused) {
  test(`exit 2: ${name}`, async () => {
    const { code, stdout, stderr } = await ringfence(args(), { cwd: scratch() })
    assert.equal([code, stdout], [2, ''])
    assert.match(stderr, words)
  })
}

test.run()
