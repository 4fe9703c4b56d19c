// Joins the blocks that say more of another resource to it: the versioning, the policy, the encryption of one bucket.
import type { PlannedTypes } from '../../model/rulebook.ts'
import { inFirstBlock } from './configuration.ts'
import type { Instance } from './instance.ts'
import { byOf, type Names } from './names.ts'
import type { Owners } from './owner.ts'

export interface Joined {
  /** The resource itself; where the plan does not manage it, the first of what says more of it. */
  main: Instance
  parts: Instance[]
  /** What Terraform calls the parts that this change takes away from it. */
  removed: string[]
  /** It only says more of what is managed elsewhere. */
  isPart: boolean
  /** What it lies in, where the plan manages that: the server of a database. */
  within?: Instance | undefined
  /** What the provider calls its type; absent: nobody here reads it. */
  as?: string
}

export interface Joining {
  names: Names
  owners: Owners
  table: PlannedTypes
  /** What this change takes away. */
  gone: readonly Instance[]
}

/** Every instance once: by itself, with what it belongs to, or as all that is known of something managed elsewhere. */
export function joined(instances: readonly Instance[], { names, owners, table, gone }: Joining): Joined[] {
  const { types, parts } = table
  const isMain = ({ at }: Instance): boolean => types.has(at.type) || !parts.has(at.type)
  const mains = instances.filter(isMain)
  const byName = Map.groupBy(mains, (one) => `${one.at.type} ${names.nameOf(one)}`)
  const byType = Map.groupBy(mains, ({ at }) => at.type)
  const byId = new Map(mains.map((one) => [names.idOf(one)?.toLowerCase(), one]))
  const byArn = new Map(
    instances.flatMap((one): [string, Instance][] => {
      const arn = names.arnOf(one)
      return arn !== undefined && (isMain(one) || isNamed(one)) ? [[arn, one]] : []
    }),
  )
  const found = new Map<Instance, Instance[]>(mains.map((one) => [one, []]))
  const strays = new Map<string, Instance[]>()

  const leading = instances.filter(({ at }) => parts.get(at.type)?.leads)
  for (const part of instances.filter(({ at }) => parts.get(at.type)?.leads === false)) {
    const wholes = [...wholesOf(part), ...othersOf(part)]
    for (const whole of wholes) addAll(found.get(whole), [part, ...besideOf(part)])
    if (wholes.length === 0 && (!isMain(part) || parts.get(part.at.type)?.alone === true))
      addTo(strays, strayName(part), part)
  }
  for (const { members, of } of familiesIn(mains, names, table)) {
    const all = [...new Set([...members, ...of.flatMap((hub) => wholesOf(hub))])]
    for (const one of all) addAll(found.get(one), [...of, ...all.filter((other) => other !== one)])
  }
  for (const one of mains) addAll(found.get(one), along(one))
  const within = new Map(mains.flatMap((one): [Instance, Instance][] => aboveOf(one).map((above) => [one, above])))
  const ofAbove = new Map([...new Set(within.values())].map((above) => [above, [above, ...(found.get(above) ?? [])]]))
  // What is read with the one that it lies in needs nothing of it, and of a door there may be thousands.
  for (const [one, above] of within) if (!isReadWith(one, above)) addAll(found.get(one), ofAbove.get(above) ?? [])
  const removed = new Map<Instance, string[]>()
  for (const part of gone) for (const whole of wholesOf(part)) addTo(removed, whole, part.at.type)
  return [
    ...[...found].map(([main, own]): Joined => ({
      main,
      parts: sorted(own),
      removed: removed.get(main) ?? [],
      isPart: false,
      within: within.get(main),
      ...as(types.get(main.at.type)?.type),
    })),
    ...leading.map((main): Joined => ({ main, parts: [], removed: [], isPart: false })),
    ...[...strays.values()].flatMap((group): Joined[] => {
      const [main, ...more] = sorted(group)
      if (main === undefined) return []
      // What may say more of several types does not tell of which it does.
      const [of, ...others] = new Set(parts.get(main.at.type)?.of.map((type) => types.get(type)?.type))
      return [{ main, parts: more, removed: [], isPart: true, ...as(others.length === 0 ? of : undefined) }]
    }),
  ]

  /** What a part says more of: the one resource that it names, itself or by another part, or each that it holds for. */
  function wholesOf(part: Instance, depth = 0): Instance[] {
    const rule = parts.get(part.at.type)
    if (rule === undefined) return []
    const by = byOf(part, rule)
    if (by === undefined) {
      const all = rule.of.flatMap((type) => byType.get(type) ?? [])
      return rule.anywhere ? all : all.filter((one) => isBeside(one, part))
    }
    const named = names.namedWhole(part)
    const called = named === undefined ? [] : calledSo(named, rule.of, part)
    // A name that nobody bears here may be one that only the provider gave, and the configuration says whose.
    const found = called.length > 0 ? called : (names.behind(part, by) ?? [])
    const wholes = new Set(found.flatMap((one) => (rule.of.includes(one.at.type) ? [one] : above(one, rule.of, depth))))
    return wholes.size === 1 ? [...wholes] : []
  }

  /** An origin names its group, which is a part of the door as well. */
  function above(one: Instance, types: readonly string[], depth: number): Instance[] {
    return depth === maxDepth ? [] : wholesOf(one, depth + 1).filter(({ at }) => types.includes(at.type))
  }

  /** Each that it lists, by name or by a reference. */
  function othersOf(part: Instance): Instance[] {
    const { also, of = [] } = parts.get(part.at.type) ?? {}
    const listed = also === undefined ? undefined : part.values[also]
    if (also === undefined || !Array.isArray(listed)) return []
    const called = listed.flatMap((name) => (typeof name === 'string' ? calledSo(name, of, part) : []))
    return [...called, ...(names.behind(part, also) ?? [])].filter(({ at }) => of.includes(at.type))
  }

  /** The parts that a part names, which say more of the same. */
  function namedPartsOf(part: Instance, by: string): Instance[] {
    const named = part.values[by]
    const own = typeof named === 'string' ? byArn.get(named) : undefined
    return (own === undefined ? (names.behind(part, by) ?? []) : [own]).filter(isNamed)
  }

  function isNamed(one: Instance): boolean {
    return names.itselfOf(one) !== undefined
  }

  function isReadWith({ at }: Instance, above: Instance): boolean {
    const rule = parts.get(at.type)
    return rule?.of.includes(above.at.type) === true && !rule.alone
  }

  /** The one resource that an attribute names, whatever it is. */
  function namedBy(one: Instance, attribute: string | undefined): Instance[] {
    const named = attribute?.split('.').reduce<unknown>(inFirstBlock, one.values)
    const exact = typeof named === 'string' ? byId.get(named.toLowerCase()) : undefined
    const found = attribute === undefined ? [] : exact === undefined ? (names.behind(one, attribute) ?? []) : [exact]
    return found.length === 1 ? found : []
  }

  /** By its name in the same account and region, or by a reference; where it may be one of several, none. */
  function along(one: Instance): Instance[] {
    return [...(table.beside.get(one.at.type) ?? [])].flatMap(([attribute, types]) => {
      const named = one.values[attribute]
      const found =
        typeof named === 'string'
          ? types
              .flatMap((type) => byType.get(type) ?? [])
              .filter((other) => isCalled(other, named) && isNear(other, one))
          : (names.behind(one, attribute) ?? []).filter(({ at }) => types.includes(at.type))
      return found.length === 1 ? found : []
    })
  }

  function isCalled(one: Instance, name: string): boolean {
    const ids = [names.idOf(one), names.arnOf(one)]
    return (
      one.values['name'] === name ||
      names.nameOf(one) === name ||
      ids.some((id) => id?.toLowerCase() === name.toLowerCase())
    )
  }

  /** What Azure names may be in any region. */
  function isNear(one: Instance, other: Instance): boolean {
    return one.provider === 'azurerm' ? owners.accountOf(one) === owners.accountOf(other) : isBeside(one, other)
  }

  function aboveOf(one: Instance): Instance[] {
    return namedBy(one, types.get(one.at.type)?.parent)
  }

  function besideOf(part: Instance): Instance[] {
    return namedBy(part, parts.get(part.at.type)?.with)
  }

  function isBeside(one: Instance, part: Instance): boolean {
    return owners.accountOf(one) === owners.accountOf(part) && owners.regionOf(one) === owners.regionOf(part)
  }

  function calledSo(name: string, types: readonly string[], { providerKey }: Instance): Instance[] {
    const exact = byId.get(name.toLowerCase()) ?? byId.get(withoutService(name)) ?? byArn.get(name)
    if (exact !== undefined) return [exact]
    const last = /^https?:/.test(name) ? (name.split('/').at(-1) ?? name) : name // a queue is named by its address
    const found = types.flatMap((type) => byName.get(`${type} ${last}`) ?? [])
    const own = found.filter((one) => one.providerKey === providerKey)
    return own.length > 0 ? own : found
  }

  /** Those that name the same thing, or a part that does, say more of the same thing. */
  function strayName(part: Instance, isLast = false): string {
    const rule = parts.get(part.at.type)
    const by = rule && byOf(part, rule)
    const [other] = by === undefined || isLast ? [] : namedPartsOf(part, by)
    if (other !== undefined) return strayName(other, true)
    const own = names.namedWhole(part)
    return own === undefined ? part.address : JSON.stringify([rule?.of[0], part.providerKey, own])
  }
}

/** The blobs of a storage account have settings of their own, and are no resource of Terraform. */
const withoutService = (id: string): string => id.toLowerCase().replace(/\/\w+services\/default\/?$/, '')

/** Nothing is a part of what is a part of so many others. */
const maxDepth = 8

interface Family {
  members: Instance[]
  /** What they name, where the plan manages it. */
  of: Instance[]
}

/** Resources of one type that name the same thing, by its name or as a resource of the plan. */
function familiesIn(mains: readonly Instance[], names: Names, { kin }: PlannedTypes): Family[] {
  const families = new Map<string, Family>()
  for (const one of mains) {
    const attribute = kin.get(one.at.type)
    const own = attribute === undefined ? undefined : one.values[attribute]
    const behind = attribute === undefined ? [] : (names.behind(one, attribute) ?? [])
    const [named] = behind.length === 1 ? behind : [] // of two that it may name, neither is its own
    const name = typeof own === 'string' && own !== '' ? own : named && names.nameOf(named)
    if (name === undefined) continue
    const key = JSON.stringify([one.at.type, name])
    const family = families.get(key) ?? { members: [], of: [] }
    family.members.push(one)
    family.of.push(...behind.filter((hub) => !family.of.includes(hub)))
    families.set(key, family)
  }
  return [...families.values()]
}

const as = (type: string | undefined): Pick<Joined, 'as'> => (type === undefined ? {} : { as: type })

const sorted = (instances: readonly Instance[]): Instance[] =>
  instances.toSorted((one, other) => (one.address < other.address ? -1 : 1))

function addAll(to: Instance[] | undefined, more: readonly Instance[]): void {
  to?.push(...more.filter((one) => !to.includes(one)))
}

function addTo<Name, One>(groups: Map<Name, One[]>, name: Name, one: One): void {
  const group = groups.get(name)
  if (group === undefined) groups.set(name, [one])
  else group.push(one)
}
