// A resource that is as many as it has blocks of one name: a group of volumes holds nothing beside them.
import { isRecord } from '../../model/json.ts'
import type { PlannedTypes } from '../../model/rulebook.ts'
import type { Instance } from './instance.ts'

/** Each in its place, called after it; what the whole says beside its name holds for each. */
export const eachBlock = (instances: readonly Instance[], { types }: PlannedTypes): Instance[] =>
  instances.flatMap((one) => {
    const block = types.get(one.at.type)?.each
    return block === undefined ? [one] : split(one, block)
  })

/** Of one of which nobody knows yet how many it is, nothing is known but where. */
function split(one: Instance, block: string): Instance[] {
  const { address, values, unknown, sensitive } = one
  const own = values[block]
  if (!Array.isArray(own) || own.length === 0) return [{ ...one, unknown: true }]
  const expressions = one.block?.expressions ?? {}
  const written = expressions[block]
  // Where `dynamic` makes some of them, nobody can tell which are the others, nor what those leave out.
  const isAligned = Array.isArray(written) && written.length === own.length
  return own.map((_, index): Instance => {
    const [told, open] = [joined(values, block, index), joined(unknown, block, index)]
    const blank = Object.fromEntries(Object.keys({ ...told, ...open }).map((name) => [name, {}]))
    const said = isAligned ? joined(expressions, block, index) : { ...blank, ...joined(expressions, block, undefined) }
    return {
      ...one,
      address: `${address}.${block}[${index}]`,
      nth: { block, index },
      values: told ?? {},
      unknown: unknown === true || open,
      sensitive: sensitive === true || joined(sensitive, block, index),
      block: one.block && { ...one.block, expressions: said ?? {} },
    }
  })
}

/** What a tree has for the whole, and for one of its blocks. */
function joined(tree: unknown, block: string, index: number | undefined): Record<string, unknown> | undefined {
  if (!isRecord(tree)) return undefined
  const { [block]: blocks, name: _, id: __, ...whole } = tree
  const own: unknown = Array.isArray(blocks) && index !== undefined ? blocks[index] : blocks
  return { ...whole, ...(isRecord(own) ? own : {}) }
}
