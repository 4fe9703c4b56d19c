// Whatever was copied from where, in chains and in circles, comes to what a plain fixed point comes to, in any order; one more copy never loosens a label.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { survey } from '../../src/estate/index.ts'
import { known, unknown } from '../../src/model/fact.ts'
import type { Reference, Resource } from '../../src/model/resource.ts'
import type { Classification, Tier } from '../../src/model/subject.ts'
import { joined } from './joined.ts'
import { bucket, replicaOf } from './sample-resources.ts'
import { rulebook } from './sample-rulebook.ts'

const test = suite('estate/lineage')

const kinds = {
  silent: undefined,
  public: { tier: 'global', people: ['none'], categories: [] },
  europe: { tier: 'regional', people: ['eu'], categories: ['contact'] },
  brazil: { tier: 'regional', people: ['br'], categories: [] },
  health: { tier: 'edge', people: ['eu'], categories: ['health'] },
  unread: undefined,
} as const satisfies Record<string, { tier: Tier; people: string[]; categories: string[] } | undefined>
type Kind = keyof typeof kinds

const rules = Object.entries(kinds).flatMap(([kind, says]) =>
  says === undefined ? [] : [{ where: kind, when: { tag: { Kind: [kind] } }, ...says }],
)
const config = rulebook({ data: rules })

interface Graph {
  kinds: Kind[]
  /** From, to, and whether the copy tells of it. */
  copies: [number, number, boolean][]
}

const graphs = fc.integer({ min: 1, max: 8 }).chain((size) => {
  const node = fc.integer({ min: 0, max: size - 1 })
  return fc.record({
    kinds: fc.array(fc.constantFrom(...(Object.keys(kinds) as Kind[])), { minLength: size, maxLength: size }), // `as`: its own keys
    copies: fc.array(fc.tuple(node, node, fc.boolean()), { maxLength: 12 }),
  })
})

const nameOf = (node: number): string => `store-${node}`
const sourceOf = (node: number): Reference => ({ ...replicaOf(`arn:aws:s3:::${nameOf(node)}`), role: 'source' })

const estateOf = ({ kinds: of, copies }: Graph): Resource[] =>
  of.map((kind, node) =>
    bucket(
      nameOf(node),
      'eu-central-1',
      copies.flatMap(([from, to, told]) => {
        if (told) return to === node ? [sourceOf(from)] : []
        return from === node ? [replicaOf(`arn:aws:s3:::${nameOf(to)}`)] : []
      }),
      { labels: kind === 'unread' ? unknown('denied') : known([{ key: 'Kind', value: kind, from: 'tag' }], []) },
    ),
  )

const classifications = (graph: Graph): Map<string, Classification> =>
  new Map(
    joined({ resources: estateOf(graph) }, config).map(({ resource, classification }) => [
      resource.name,
      classification,
    ]),
  )

/** All nodes that the data of a node may have come from, itself included, by walking until nothing is new. */
function ancestry({ kinds: of, copies }: Graph): Set<number>[] {
  const from = of.map((_, node) => new Set([node]))
  for (let before = -1, now = 0; before !== now;) {
    before = now
    for (const [original, copy] of copies) for (const one of from[original] ?? []) from[copy]?.add(one)
    now = from.reduce((sum, { size }) => sum + size, 0)
  }
  return from
}

const order: readonly Tier[] = ['unclassified', 'global', 'regional', 'edge']

function expected(graph: Graph): [string, Pick<Classification, 'people' | 'tier' | 'categories'>][] {
  return ancestry(graph).map((ancestors, node) => {
    const held = [...ancestors].map((one) => graph.kinds[one] ?? 'silent')
    const says = held.flatMap((kind) => kinds[kind] ?? [])
    const all = [...new Set<string>(says.flatMap(({ people }) => people))].toSorted()
    const people = all.some((one) => one !== 'none') ? all.filter((one) => one !== 'none') : all
    const tier = order[Math.max(0, ...says.map((one) => order.indexOf(one.tier)))] ?? 'unclassified'
    const categories = [...new Set<string>(says.flatMap((one) => one.categories))].toSorted()
    const fact = <T>(value: T) => {
      if (!held.includes('unread')) return { state: 'known' as const, value, from: [] }
      if (says.length === 0) return { state: 'unknown' as const, reason: 'denied' as const }
      return { state: 'partial' as const, value, reason: 'denied' as const, from: [] }
    }
    return [nameOf(node), { people: fact(people), tier: fact(tier), categories: fact(categories) }]
  })
}

test('a plain fixed point comes to the same, circles included', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const found = classifications(graph)
      for (const [name, { people, tier, categories }] of expected(graph)) {
        const of = found.get(name)
        assert.equal({ people: of?.people, tier: of?.tier, categories: of?.categories }, { people, tier, categories })
      }
    }),
    { numRuns: 200, seed: 20261125 },
  )
})

test('the order in which resources are noted changes nothing', () => {
  fc.assert(
    fc.property(
      graphs.chain((graph) => fc.tuple(fc.constant(graph), fc.shuffledSubarray(estateOf(graph), { minLength: graph.kinds.length }))), // prettier-ignore
      ([graph, shuffled]) => {
        const again = joined({ resources: shuffled }, config)
        const found = classifications(graph)
        for (const { resource, classification } of again) assert.equal(classification, found.get(resource.name))
      },
    ),
    { numRuns: 200, seed: 20261125 },
  )
})

/** What may be excused by it: a law that is known not to be concerned, a tier known to be that open. */
function looser(after: Classification, before: Classification): boolean {
  if (after.people.state === 'known' && before.people.state !== 'known') return true
  if (before.people.state === 'unknown' || after.people.state === 'unknown') return false
  if (before.tier.state === 'unknown' || after.tier.state === 'unknown') return false
  const somebody = before.people.value.filter((one) => one !== 'none')
  const { value } = after.people
  return (
    somebody.some((one) => !value.includes(one)) || order.indexOf(after.tier.value) < order.indexOf(before.tier.value)
  )
}

test('one more copy never loosens what was said, nor makes known what was not', () => {
  fc.assert(
    fc.property(graphs, fc.nat(), fc.nat(), fc.boolean(), (graph, one, other, told) => {
      const size = graph.kinds.length
      const more: Graph = { ...graph, copies: [...graph.copies, [one % size, other % size, told]] }
      const after = classifications(more)
      for (const [name, before] of classifications(graph)) {
        const now = after.get(name)
        assert.ok(now !== undefined && !looser(now, before), `${name} ${JSON.stringify([before, now])}`)
      }
    }),
    { numRuns: 200, seed: 20261125 },
  )
})

test('a circle of two thousand and one with a single word in it ends, and everybody holds it', () => {
  const size = 2_001
  const of = Array.from({ length: size }, (_, node): Kind => (node === 7 ? 'health' : 'silent'))
  const copies = of.map((_, node): [number, number, boolean] => [node, (node + 1) % size, node % 2 === 0])
  for (const { people, tier } of classifications({ kinds: of, copies }).values())
    assert.equal([people, tier], [known(['eu'], []), known('edge', [])])
})

test('an original that was left out of the scan hands on nothing', () => {
  const [original, copy] = estateOf({ kinds: ['health', 'silent'], copies: [[0, 1, true]] })
  if (original === undefined || copy === undefined) throw new Error('the sample has lost its resources')
  const found = survey(rules)
  found.note(original, false)
  found.note(copy, true)
  assert.is(found.inheritedBy(copy.key), undefined)
  found.close()
})

test.run()
