// The configuration inside a plan: which block stands behind an instance, and what its expressions refer to.
import { isRecord } from '../../model/json.ts'
import { type Address, type Step, stepsOf } from './address.ts'
import type { Configured, ConfiguredModule, Plan } from './plan-shape.ts'

/** An instance of a module: the calls that lead to it, with their keys. */
export type ModulePath = readonly Step[]

/** What an expression ends at: a resource of the plan, the attribute of it, and what lies within that; or a variable of the root module. */
export type Target =
  | {
      kind: 'resource'
      module: ModulePath
      type: string
      name: string
      key?: string | number
      attribute: string[]
      within?: string
    }
  | { kind: 'variable'; name: string }

export interface Configuration {
  blockOf(address: Address): Configured | undefined
  /** Where the references of an expression end; undefined where one of them cannot be followed. */
  targetsOf(expression: unknown, module: ModulePath): Target[] | undefined
}

/** References lead through modules and back; nobody nests as many. */
const maxSteps = 64

export function configurationOf({ configuration: { root_module: root } }: Plan): Configuration {
  const blocks = new Map<ConfiguredModule, Map<string, Configured>>()

  function moduleAt(path: ModulePath): ConfiguredModule | undefined {
    return path.reduce<ConfiguredModule | undefined>((module, { name }) => module?.module_calls[name]?.module, root)
  }

  function blocksOf(module: ConfiguredModule): Map<string, Configured> {
    const found = blocks.get(module) ?? new Map(module.resources.map((block) => [block.address, block]))
    blocks.set(module, found)
    return found
  }

  function targetsOf(expression: unknown, path: ModulePath, left = maxSteps): Target[] | undefined {
    const references = referencesIn(expression)
    if (references.length === 0 || left === 0) return undefined
    const found = references.map((reference) => targetOf(reference, path, left - 1))
    return found.every((each) => each !== undefined) ? lyingIn(found.flat(), expression) : undefined
  }

  function targetOf(reference: string, path: ModulePath, left: number): Target[] | undefined {
    const [first, second, ...rest] = stepsOf(reference) ?? []
    if (first === undefined || second === undefined || first.key !== undefined) return undefined
    if (first.name === 'var') return ofVariable(second.name, path, left)
    if (first.name === 'module') return ofOutput(second, rest, path, left)
    if (notResources.has(first.name)) return undefined
    const attribute = rest.flatMap(({ name, key }) => (key === undefined ? [name] : [name, String(key)]))
    return [{ kind: 'resource', module: path, type: first.name, ...second, attribute }]
  }

  /** What the caller of the module passes for it. */
  function ofVariable(name: string, path: ModulePath, left: number): Target[] | undefined {
    const call = path.at(-1)
    if (call === undefined) return [{ kind: 'variable', name }]
    const above = path.slice(0, -1)
    return targetsOf(moduleAt(above)?.module_calls[call.name]?.expressions[name], above, left)
  }

  function ofOutput(call: Step, [output]: Step[], path: ModulePath, left: number): Target[] | undefined {
    const inside = moduleAt(path)?.module_calls[call.name]?.module
    if (inside === undefined || output === undefined) return undefined
    return targetsOf(inside.outputs[output.name]?.expression, [...path, call], left)
  }

  return {
    blockOf(address) {
      const module = moduleAt(address.modules)
      return module && blocksOf(module).get(`${address.mode === 'data' ? 'data.' : ''}${address.type}.${address.name}`)
    },
    targetsOf,
  }
}

/** What lies within what an expression refers to, as far as the files tell that. */
const lyingIn = (targets: Target[], expression: unknown): Target[] => {
  const within = isRecord(expression) ? expression['within'] : undefined
  if (typeof within !== 'string') return targets
  return targets.map((one) => (one.kind === 'variable' ? one : { ...one, within: (one.within ?? '') + within }))
}

const notResources: ReadonlySet<string> = new Set(['local', 'each', 'count', 'path', 'self', 'terraform', 'data'])

/**
 * The most exact ones: a plan names each again right behind it, without its attribute, and without its key. What is named again later is another,
 * as all that a block makes stands beside one of those in `concat([aws_x.a["eu"].arn], values(aws_x.a)[*].arn)`.
 */
export function referencesIn(expression: unknown): string[] {
  const all = isRecord(expression) && Array.isArray(expression['references']) ? expression['references'] : []
  const texts = all.filter((one): one is string => typeof one === 'string')
  return texts.filter((text, index) => !leadsTo(texts[index - 1] ?? '', text))
}

const leadsTo = (longer: string, text: string): boolean =>
  longer.startsWith(text) && (longer[text.length] === '.' || longer[text.length] === '[')

export const constantIn = (expression: unknown): unknown =>
  isRecord(expression) ? expression['constant_value'] : undefined

/** A block stands in a list of those of its name, as values do and their expressions. */
export function inFirstBlock(tree: unknown, name: string): unknown {
  const block: unknown = Array.isArray(tree) ? tree[0] : tree
  return isRecord(block) && Object.hasOwn(block, name) ? block[name] : undefined
}
