// The two laws of silence: whatever is taken away from an input, nothing unread becomes known, and nothing bad becomes good.
import fc from 'fast-check'
import type { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Gap } from '../../../src/model/observation.ts'
import type { Resource } from '../../../src/model/resource.ts'
import { claim, factsOf } from './facts-of.ts'

export type Tree = { [name: string]: unknown }

export interface Silence {
  name: string
  input: Tree
  read: (input: Tree) => Resource | Gap | undefined
  /** The value that lets a control pass, by fact. */
  good: Record<string, unknown>
}

export const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

/** Every field at any depth. Policy text is one field: a policy without one of its conditions is another policy. */
const fields = (tree: Tree): string[][] =>
  Object.entries(tree).flatMap(([name, value]) => [
    ...(Array.isArray(tree) ? [] : [[name]]),
    ...(isTree(value) ? fields(value).map((path) => [name, ...path]) : []),
  ])

function drop(tree: Tree, paths: string[][]): Tree {
  const copy = structuredClone(tree)
  for (const path of paths) {
    const parent = path.slice(0, -1).reduce<unknown>((node, name) => (isTree(node) ? node[name] : undefined), copy)
    if (isTree(parent)) delete parent[path.at(-1) ?? '']
  }
  return copy
}

const claims = (result: Resource | Gap | undefined) =>
  result !== undefined && 'facets' in result ? factsOf(result) : undefined // a gap claims nothing

export function keepsSilent(test: ReturnType<typeof suite>, { name, input, read, good }: Silence): void {
  const whole = claims(read(input))
  const isGood = (path: string, fact: unknown) =>
    isTree(fact) && fact['state'] === 'known' && fact['value'] === good[path]
  const check = (paths: string[][]) => {
    const rest = claims(read(drop(input, paths)))
    if (whole === undefined || rest === undefined) return
    const without = paths.map((one) => one.join('.')).join(', ')
    for (const [path, fact] of Object.entries(rest)) {
      const told = whole[path]
      assert.ok(told !== undefined && claim(fact) <= claim(told), `${path} became ${fact.state} without ${without}`)
      const better = path in good && isGood(path, fact) && !isGood(path, told)
      assert.not(better, `${path} became good without ${without}`)
    }
  }
  test(`${name}: any one field dropped`, () => {
    const each = fields(input)
    assert.ok(whole !== undefined && each.length > 5)
    for (const path of each) check([path])
  })
  test(`${name}: any set of fields dropped`, () => {
    fc.assert(fc.property(fc.subarray(fields(input), { minLength: 1, maxLength: 6 }), check), {
      numRuns: 300,
      seed: 20261124,
    })
  })
}
