// The sample pull request is what its README says, and each of its planned resources is found on its line.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parseAddress } from '../../../src/sources/terraform/address.ts'
import { declarations } from '../../../src/sources/terraform/declared-at.ts'
import { planFrom } from '../../../src/sources/terraform/plan-shape.ts'

const test = suite('terraform/pull-request')

const base = join(import.meta.dirname, '../../../fixtures/terraform')
const root = join(base, 'pull-request')
const text = readFileSync(join(root, 'plan.json'), 'utf8')
const plan = planFrom(text, 'plan.json')
const changes = plan.resource_changes

test('each resource is found at the first line of its block', async () => {
  const { declaredAt } = await declarations({ root, base }, plan.configuration.root_module)
  assert.is(changes.length, 23)
  for (const { address } of changes) {
    const at = parseAddress(address)
    const found = at && declaredAt(at)
    assert.ok(at !== undefined && found !== undefined, address)
    const lines = readFileSync(join(base, found.file), 'utf8')
      .split('\n')
      .slice(found.line - 1, found.endLine)
    assert.is(lines[0], `resource "${at.type}" "${at.name}" {`)
    assert.is(lines.at(-1), '}')
  }
})

test('one copy is new by a new resource, and three change with theirs', () => {
  const changed = changes.filter(({ change }) => !change.actions.includes('no-op'))
  assert.equal(
    changed.map(({ address, change }) => `${change.actions.join()} ${address}`),
    [
      'update aws_dynamodb_table.sessions',
      'create aws_iam_role.replication',
      'create aws_s3_bucket.orders_copy',
      'create aws_s3_bucket_replication_configuration.orders',
      'create aws_s3_bucket_versioning.orders_copy',
      'update aws_secretsmanager_secret.api',
      'update azurerm_cosmosdb_account.catalog',
    ],
  )
})

/** Where a secret stands, and whether the plan marks it. */
function* secretsIn(value: unknown, marks: unknown, path = ''): Generator<[path: string, marked: boolean]> {
  if (typeof value === 'string' && value.includes('canary-')) yield [path, marks === true]
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    const mark = marks === true ? true : new Map<string, unknown>(Object.entries(marks ?? {})).get(name)
    yield* secretsIn(inner, mark, `${path}.${name}`)
  }
}

test('holds secrets, each of them marked as one', () => {
  const found = changes.flatMap(({ address, change }) => [
    ...secretsIn(change.before, change.before_sensitive, address),
    ...secretsIn(change.after, change.after_sensitive, address),
  ])
  assert.is(new Set(found.map(([path]) => path)).size, 6)
  assert.equal(
    found.filter(([, marked]) => !marked),
    [],
  )
})

test.run()
