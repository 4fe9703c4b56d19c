// What the values of a plan call its resources: as the provider would, and by their address where it has not named them yet.
import { isRecord } from '../../model/json.ts'
import type { PlannedPart, PlannedType, PlannedTypes } from '../../model/rulebook.ts'
import { moduleOf } from './address.ts'
import { type Configuration, inFirstBlock, type ModulePath, type Target } from './configuration.ts'
import type { Instance } from './instance.ts'
import type { Owners } from './owner.ts'

export interface Names {
  /** Undefined for a type that has no name here. */
  idOf(instance: Instance): string | undefined
  nameOf(instance: Instance): string
  /** Which ARN it has already, in whichever attribute that stands. */
  arnOf(instance: Instance): string | undefined
  /** Of what a part says more of, as far as the part tells. */
  wholeOf(instance: Instance): Whole
  /** What others call a part that other parts name; undefined for any other. */
  itselfOf(instance: Instance): string | undefined
  /** By which name or id a part calls what it says more of, where the plan tells that. */
  namedWhole(part: Instance): string | undefined
  /** The instances that an attribute, or one of the first block of a name, refers to; undefined where nobody can tell. */
  behind(instance: Instance, attribute: string): Instance[] | undefined
  /** What the attribute of an instance will say, as far as a plan tells it; of a secret, only what `gives` has for it. */
  given(target: Target, secret?: 'secret'): string | undefined
}

interface Whole {
  id: string | undefined
  name: string
}

/** Nothing lies in what lies in so many others. */
const maxDepth = 8

export function namesIn(
  instances: readonly Instance[],
  table: PlannedTypes,
  owners: Owners,
  configuration: Configuration,
): Names {
  const byBlock = Map.groupBy(instances, ({ at }) => blockName(at.modules, at.type, at.name))

  /** Those of one module instance; without a key, all that a block makes. */
  function instancesBehind(target: Target): Instance[] {
    if (target.kind === 'variable') return []
    const { module, type, name, key } = target
    const all = byBlock.get(blockName(module, type, name)) ?? []
    return key === undefined ? all : all.filter(({ at }) => at.key === key)
  }

  function behind({ at, block }: Instance, attribute: string): Instance[] | undefined {
    const expression = attribute.split('.').reduce<unknown>(inFirstBlock, block?.expressions)
    const targets = configuration.targetsOf(expression, at.modules)
    return targets?.flatMap(instancesBehind)
  }

  /** Two accounts that the plan does not name may each have one of the same name. */
  const clashing = new Set<Instance>()
  const named = instances.filter(({ at }) => table.types.has(at.type))
  for (const same of Map.groupBy(named, (one) => idOf(one)).values())
    if (same.length > 1) same.forEach((one) => clashing.add(one))

  function nameOf(instance: Instance): string {
    return nameBy(ruleOf(instance), instance)
  }

  function nameBy(rule: PlannedType | undefined, instance: Instance): string {
    const own = rule?.name === undefined || clashing.has(instance) ? undefined : plainly(instance, rule.name)
    return typeof own === 'string' && own !== '' ? lastName(own) : byAddress(instance)
  }

  function idOf(instance: Instance, depth = 0): string | undefined {
    const rule = table.types.get(instance.at.type)
    if (rule === undefined) return wholeOf(instance).id
    const own = instance.provider === 'azurerm' ? instance.values['id'] : undefined
    if (typeof own === 'string' && /^\/subscriptions\//i.test(own)) return own // as what exists is called by others
    return filled(rule.id, rule, instance, depth)
  }

  /** Of an id of Azure as much as names that: the account of a container. Of parts that say more of several types nobody can tell how much. */
  function namedWhole(instance: Instance): string | undefined {
    const part = table.parts.get(instance.at.type)
    const by = part && byOf(instance, part)
    const named = by === undefined ? undefined : plainly(instance, by)
    if (part === undefined || typeof named !== 'string') return undefined
    if (!/^\/subscriptions\//i.test(named)) return named
    const [type, ...others] = new Set(part.of.map((whole) => table.types.get(whole)?.type))
    return type === undefined || others.length > 0 ? named : (pathOf(type).exec(named)?.[0] ?? named)
  }

  /** What says more of something that is managed elsewhere stands in its place, and tells its name. */
  function wholeOf(instance: Instance): Whole {
    const rule = wholeRule(instance)
    const named = namedWhole(instance)
    const id = named !== undefined && /^(arn:|\/subscriptions\/)/i.test(named) ? named : undefined
    return { id: id ?? (rule && filled(rule.id, rule, instance, 0)), name: nameBy(rule, instance) }
  }

  const ruleOf = (instance: Instance): PlannedType | undefined =>
    table.types.get(instance.at.type) ?? wholeRule(instance)

  function wholeRule(instance: Instance): PlannedType | undefined {
    const part = table.parts.get(instance.at.type)
    const whole = part && table.types.get(part.of[0] ?? '')
    const name = part && byOf(instance, part)
    return whole && { ...whole, ...(name === undefined ? {} : { name }) }
  }

  function filled(template: string, rule: PlannedType, instance: Instance, depth: number): string | undefined {
    const parent = rule.parent === undefined ? '' : parentOf(rule.parent, instance, depth)
    if (parent === undefined) return undefined
    const account = owners.accountOf(instance)
    const known: Record<string, string> = {
      name: nameBy(rule, instance),
      region: owners.regionOf(instance) ?? unknownRegion,
      account,
      partition: owners.partitionOf(instance),
      group: `/subscriptions/${account}/resourceGroups/${groupOf(instance)}`,
      parent,
      'parent.name': parent.split('/').at(-1) ?? '',
    }
    return template.replace(/\{([\w.]+)\}/g, (whole, word: string) => {
      const own = plainly(instance, word)
      return known[word] ?? (isText(own) ? own : whole)
    })
  }

  function parentOf(attribute: string, instance: Instance, depth: number): string | undefined {
    const own = plainly(instance, attribute)
    if (typeof own === 'string' && own !== '') return own
    const [parent, ...more] = behind(instance, attribute) ?? []
    return parent === undefined || more.length > 0 || depth > maxDepth ? undefined : idOf(parent, depth + 1)
  }

  function groupOf(instance: Instance): string {
    const own = plainly(instance, 'resource_group_name')
    if (typeof own === 'string') return own
    const [group] = behind(instance, 'resource_group_name') ?? []
    return group === undefined ? 'unknown' : nameOf(group)
  }

  function given(target: Target, secret?: 'secret'): string | undefined {
    if (target.kind === 'variable') return undefined
    const { found, attribute } = ofBlock(instancesBehind(target), target.attribute)
    if (found.length === 0) return undefined
    const tell = secret === undefined ? attributeOf : leadOf
    const each = new Set(found.map((instance) => tell(instance, attribute)))
    const [only] = each
    return each.size === 1 ? lyingIn(only, target.within) : undefined
  }

  function leadOf(instance: Instance, [attribute, ...deeper]: readonly string[]): string | undefined {
    const { gives = {} } = table.types.get(instance.at.type) ?? {}
    const isGiven = attribute !== undefined && deeper.length === 0 && Object.hasOwn(gives, attribute)
    return isGiven ? attributeOf(instance, [attribute]) : undefined
  }

  function attributeOf(instance: Instance, [attribute, ...deeper]: readonly string[]): string | undefined {
    const rule = table.types.get(instance.at.type)
    if (attribute === undefined || deeper.length > 0) return undefined
    const own = plainly(instance, attribute)
    if (rule === undefined) return ofPart(instance, attribute) ?? (typeof own === 'string' ? own : undefined)
    const template = Object.hasOwn(rule.gives, attribute) ? rule.gives[attribute] : usual(rule, attribute, instance)
    if (template !== undefined) return template === '{id}' ? idOf(instance) : filled(template, rule, instance, 0)
    return typeof own === 'string' ? own : undefined
  }

  function arnOf(instance: Instance): string | undefined {
    const { gives = {} } = table.types.get(instance.at.type) ?? {}
    const holding = ['arn', ...Object.keys(gives).filter((attribute) => gives[attribute] === '{id}')]
    return holding.map((attribute) => instance.values[attribute]).find(isArn)
  }

  const itselfOf = ({ at, address }: Instance): string | undefined =>
    (table.parts.get(at.type)?.itself ?? []).length > 0 ? address : undefined

  function ofPart(instance: Instance, attribute: string): string | undefined {
    const part = table.parts.get(instance.at.type)
    if (part?.itself.includes(attribute) === true) return itselfOf(instance)
    const by = part?.through.includes(attribute) === true ? byOf(instance, part) : undefined
    if (by === undefined) return undefined
    const [whole, ...more] = behind(instance, by) ?? []
    const named = plainly(instance, by)
    if (whole === undefined) return isText(named) ? named : undefined
    return more.length > 0 ? undefined : idOf(whole)
  }

  return { idOf: (instance) => idOf(instance), nameOf, arnOf, wholeOf, namedWhole, itselfOf, behind, given }
}

/** Of what is no id of Azure, nothing is told apart that lies within it. */
function lyingIn(name: string | undefined, within = ''): string | undefined {
  if (within.includes('${')) return undefined
  return name !== undefined && /^\/subscriptions\//i.test(name) ? name + within : name
}

/** `volume[0].id` is the id of the first of the volumes that a group is. */
function ofBlock(found: Instance[], attribute: string[]): { found: Instance[]; attribute: string[] } {
  const [block, index, ...rest] = attribute
  const own = found.filter(({ nth }) => nth?.block === block && String(nth?.index) === index)
  return own.length === 0 ? { found, attribute } : { found: own, attribute: rest }
}

/** Where an id of that type ends: `Microsoft.Sql/servers/databases`. */
const pathOf = (type: string): RegExp => {
  const [namespace = '', ...kinds] = type.split('/')
  const path = kinds.map((kind) => `/${kind}/[^/]+`).join('')
  return new RegExp(
    `^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/${namespace.replaceAll('.', '\\.')}${path}`,
    'i',
  )
}

const blockName = (module: ModulePath, type: string, name: string): string =>
  `${moduleOf({ modules: [...module] })} ${type}.${name}`

/** What is secret is no name. */
const plainly = ({ values, sensitive }: Instance, attribute: string): unknown =>
  sensitive === true || (isRecord(sensitive) && sensitive[attribute] === true) ? undefined : values[attribute]

/** Of the attributes that may name what a part says more of, the one that does. */
export const byOf = ({ values, block }: Instance, { by = [] }: PlannedPart): string | undefined =>
  by.find((name) => isText(values[name])) ?? by.find((name) => block?.expressions[name] !== undefined) ?? by[0]

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** No region is called so, so that no table knows its country. */
const unknownRegion = 'unknown'

const isArn = (value: unknown): value is string => typeof value === 'string' && value.startsWith('arn:')

/** Of AWS an id is most often the name, of Azure it is the whole path. */
function usual({ name }: PlannedType, attribute: string, { provider }: Instance): string | undefined {
  if (attribute === 'arn') return '{id}'
  if (attribute === 'id') return provider === 'azurerm' ? '{id}' : '{name}'
  return attribute === name ? '{name}' : undefined
}

/** Some name what they say more of by its whole id or its address. */
const lastName = (name: string): string =>
  /^(arn:|\/subscriptions\/|https?:)/i.test(name) ? (name.split(/[:/]/).at(-1) ?? name) : name

/** What separates the parts of an ARN or a key must not stand in a name. */
const byAddress = ({ address }: Instance): string => address.replace(/[:/|]/g, '_')
