// What a plan says will be, and what the services answer once it is there, are one Resource; less said in a plan is never more.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isRecord } from '../../../src/model/json.ts'
import type { Observation } from '../../../src/model/observation.ts'
import { afterApply, isMark } from '../../../src/model/planned.ts'
import type { Resource } from '../../../src/model/resource.ts'
import { normalize } from '../../../src/normalize/index.ts'
import { claim, factsOf, reading, toResource } from '../aws/facts-of.ts'
import { named, read } from '../../sources/terraform/sample-plan.ts'
import { account, estate, liveOf, plan } from './aws-estate.ts'

const test = suite('normalize/terraform/plan-equals-live')
const { after } = read(plan, { account })

const readings = (resource: Resource): Record<string, unknown> =>
  Object.fromEntries(Object.entries(factsOf(resource)).map(([name, fact]) => [name, plainly(reading(fact))]))

/** A locator is a fact in a fact; of an unread one the reason is told elsewhere. */
function plainly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainly)
  if (!isRecord(value)) return value
  if ('partial' in value) return { partial: plainly(value['partial']) }
  const { locator } = value
  return isRecord(locator) ? { ...value, locator: locator['value'] ?? 'unread' } : value
}

/** What only the plan, or only the service, can know: the reason is another, and neither is known. */
const unknowable = ['not-recorded', 'after-apply', 'unresolved']

for (const { address, live, region = 'eu-central-1' } of estate) {
  if (live === undefined) continue
  test(`${address} is what its service will say of it`, () => {
    const planned = readings(toResource(normalize(named(after, address))))
    const told = readings(toResource(normalize(liveOf(live, region))))
    const differing = Object.keys(told).filter((name) => {
      if (JSON.stringify(planned[name]) === JSON.stringify(told[name])) return false
      return !unknowable.includes(String(planned[name])) || !unknowable.includes(String(told[name]))
    })
    assert.equal(
      differing.map((name) => [name, planned[name], told[name]]),
      [],
    )
    assert.ok(Object.keys(planned).length >= 3) // the labels, the references and the region, of what has no facet
  })
}

/** Every value in a tree, blocks too, by the way to it. */
function valuesIn(tree: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(tree)) return [path, ...tree.flatMap((one, index) => valuesIn(one, [...path, index]))]
  if (isRecord(tree) && !isMark(tree))
    return [path, ...Object.entries(tree).flatMap(([name, one]) => valuesIn(one, [...path, name]))]
  return [path]
}

function marked(tree: unknown, [step, ...rest]: readonly (string | number)[]): unknown {
  if (step === undefined) return afterApply
  if (Array.isArray(tree)) return tree.map((one: unknown, index) => (index === step ? marked(one, rest) : one))
  return isRecord(tree) ? { ...tree, [step]: marked(tree[String(step)], rest) } : tree
}

const identifying = new Set([
  'bucket',
  'name',
  'identifier',
  'cluster_identifier',
  'domain_name',
  'function_name',
  'replication_group_id',
])

test('a value that is not known yet never makes a fact say more, nor another thing', () => {
  const places = after.flatMap((observation) =>
    observation.answers.flatMap((answer, index) =>
      'body' in answer && isRecord(answer.body)
        ? valuesIn(answer.body['values'])
            .filter(([name]) => name !== undefined && !identifying.has(String(name)))
            .map((path) => ({ observation, index, path }))
        : [],
    ),
  )
  assert.ok(places.length > 150)
  assert.equal(
    places.flatMap(({ observation, index, path }) => gains(observation, index, path)),
    [],
  )
})

/** The same, or the same with locators that are not known. */
const says = (whole: unknown, less: unknown): boolean =>
  JSON.stringify(whole) === JSON.stringify(less) ||
  (Array.isArray(whole) &&
    Array.isArray(less) &&
    whole.length === less.length &&
    less.every((one: unknown, index) => {
      const was: unknown = whole[index]
      if (!isRecord(one) || !isRecord(was) || one['locator'] !== 'unread')
        return JSON.stringify(one) === JSON.stringify(was)
      return JSON.stringify({ ...one, locator: '' }) === JSON.stringify({ ...was, locator: '' })
    }))

/** What a resource says more, or otherwise, with one value of one of its blocks unread. */
function gains(observation: Observation, index: number, path: readonly (string | number)[]): string[] {
  const spoilt = {
    ...observation,
    answers: observation.answers.map((answer, at) =>
      at === index && 'body' in answer && isRecord(answer.body)
        ? { ...answer, body: { ...answer.body, values: marked(answer.body['values'], path) } }
        : answer,
    ),
  }
  const less = normalize(spoilt)
  if (less === undefined || 'kind' in less) return [] // a gap says that it could not be read
  const before = factsOf(toResource(normalize(observation)))
  return Object.entries(factsOf(less)).flatMap(([name, fact]) => {
    const was = before[name]
    const more = was !== undefined && claim(fact) > claim(was)
    const other = fact.state === 'known' && was?.state === 'known' && !says(plainly(was.value), plainly(fact.value))
    return more || other ? [`${less.id} ${path.join('.')}: ${name} ${JSON.stringify(fact)}`] : []
  })
}

test.run()
