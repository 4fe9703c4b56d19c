// Joins the blocks that only say more of another resource to it: the versioning, the policy, the encryption of one bucket.
import type { PlannedTypes } from '../../model/rulebook.ts'
import type { Instance } from './instance.ts'
import type { Names } from './names.ts'

export interface Joined {
  /** The resource itself; where the plan does not manage it, the first of what says more of it. */
  main: Instance
  parts: Instance[]
  /** What Terraform calls the parts that this change takes away from it. */
  removed: string[]
  /** What the provider calls its type; absent: nobody here reads it. */
  as?: string
}

/** Every instance once: by itself, with what it belongs to, or as all that is known of something managed elsewhere. */
export function joined(
  instances: readonly Instance[],
  gone: readonly Instance[],
  names: Names,
  { types, parts }: PlannedTypes,
): Joined[] {
  const isMain = ({ at }: Instance): boolean => types.has(at.type) || !parts.has(at.type)
  const mains = instances.filter(isMain)
  const byName = Map.groupBy(mains, ({ at, ...one }) => `${at.type} ${names.nameOf({ at, ...one })}`)
  const byId = new Map(mains.map((one) => [names.idOf(one)?.toLowerCase(), one]))
  const found = new Map<Instance, Instance[]>(mains.map((one) => [one, []]))
  const strays = new Map<string, Instance[]>()

  for (const part of instances.filter(({ at }) => parts.has(at.type))) {
    const main = mainOf(part)
    if (main !== undefined) found.get(main)?.push(part)
    else if (!isMain(part)) addTo(strays, strayName(part), part)
  }
  const less = Map.groupBy(gone, (part) => (parts.has(part.at.type) ? mainOf(part) : undefined))
  const removedFrom = (main: Instance): string[] => (less.get(main) ?? []).map(({ at }) => at.type)
  return [
    ...[...found].map(([main, own]): Joined => ({
      main,
      parts: sorted(own),
      removed: removedFrom(main),
      ...as(types.get(main.at.type)?.type),
    })),
    ...[...strays.values()].flatMap((group): Joined[] => {
      const [main, ...more] = sorted(group)
      if (main === undefined) return []
      const [of = ''] = parts.get(main.at.type)?.of ?? []
      return [{ main, parts: more, removed: [], ...as(types.get(of)?.type) }]
    }),
  ]

  function mainOf(part: Instance): Instance | undefined {
    const rule = parts.get(part.at.type)
    if (rule === undefined) return undefined
    const own = part.values[rule.by]
    if (typeof own !== 'string')
      return only((names.behind(part, rule.by) ?? []).filter(({ at }) => rule.of.includes(at.type)))
    const named = rule.of.flatMap((type) => byName.get(`${type} ${own}`) ?? [])
    return (
      only(named.filter(({ providerKey }) => providerKey === part.providerKey)) ??
      only(named) ??
      byId.get(own.toLowerCase())
    )
  }

  /** Those that name the same thing say more of the same thing. */
  function strayName(part: Instance): string {
    const rule = parts.get(part.at.type)
    const own = rule === undefined ? undefined : part.values[rule.by]
    return typeof own === 'string' ? JSON.stringify([rule?.of[0], part.providerKey, own]) : part.address
  }
}

const as = (type: string | undefined): Pick<Joined, 'as'> => (type === undefined ? {} : { as: type })

const only = (found: readonly Instance[]): Instance | undefined => (found.length === 1 ? found[0] : undefined)

const sorted = (instances: readonly Instance[]): Instance[] =>
  instances.toSorted((one, other) => (one.address < other.address ? -1 : 1))

function addTo(groups: Map<string, Instance[]>, name: string, one: Instance): void {
  const group = groups.get(name)
  if (group === undefined) groups.set(name, [one])
  else group.push(one)
}
