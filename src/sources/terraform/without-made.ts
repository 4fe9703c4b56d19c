// Leaves open what a configuration makes of something else: a plan tells what an expression refers to, and not what comes of it.
import { isRecord } from '../../model/json.ts'
import type { ConfiguredModule, Plan } from './plan-shape.ts'

/** Of attributes, with the blocks that they stand in (`replica.kms_key_arn`): null where the files make them, else what they are within what they refer to. */
type Made = ReadonlyMap<string, string | null>

/** Those of a block: `resource t.n`, `module m`. */
export type MadeIn = (modules: readonly string[], block: string) => Made | undefined

export function withoutMade(plan: Plan, madeIn: MadeIn): Plan {
  const { configuration } = plan
  return { ...plan, configuration: { ...configuration, root_module: within(configuration.root_module, [], madeIn) } }
}

function within(module: ConfiguredModule, path: readonly string[], madeIn: MadeIn): ConfiguredModule {
  const openIn = (expressions: Record<string, unknown>, block: string): Record<string, unknown> => {
    const made = madeIn(path, block)
    if (made === undefined || made.size === 0) return expressions
    return Object.fromEntries(Object.entries(expressions).map(([name, one]) => [name, opened(one, name, made)]))
  }
  return {
    ...module,
    resources: module.resources.map((one) => ({ ...one, expressions: openIn(one.expressions, blockOf(one.address)) })),
    module_calls: mapped(module.module_calls, (call, name) => ({
      ...call,
      expressions: openIn(call.expressions, `module ${name}`),
      module: within(call.module, [...path, name], madeIn),
    })),
    outputs: mapped(module.outputs, (one, name) => {
      const made = madeIn(path, `output ${name}`)
      return made === undefined ? one : { ...one, expression: opened(one.expression, 'value', made) }
    }),
  }
}

const blockOf = (address: string): string =>
  address.startsWith('data.') ? `data ${address.slice('data.'.length)}` : `resource ${address}`

const mapped = <One>(all: Record<string, One>, turn: (one: One, name: string) => One): Record<string, One> =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [name, turn(one, name)]))

/** What nobody can follow is written all the same, and no choice of the provider. */
function opened(tree: unknown, path: string, made: Made): unknown {
  const within = made.get(path)
  if (within === null) return {}
  if (within !== undefined) return lyingIn(tree, within)
  if (Array.isArray(tree)) return tree.map((one) => opened(one, path, made))
  if (!isRecord(tree)) return tree
  return Object.fromEntries(Object.entries(tree).map(([name, inner]) => [name, opened(inner, `${path}.${name}`, made)]))
}

/** What only tells what lies there is not what that lies in. */
function lyingIn(expression: unknown, within: string): unknown {
  if (!isRecord(expression) || !Array.isArray(expression['references'])) return expression
  return { ...expression, references: expression['references'].filter((one) => !within.includes(String(one))), within }
}
