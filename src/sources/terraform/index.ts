// A plan of Terraform or OpenTofu as a source: what it manages, as it was before the change and as it will be after it.
import type { Gap, Observation, SourceRecord } from '../../model/observation.ts'
import { type PlannedRow, unnamedAccount } from '../../model/planned.ts'
import { isRecord } from '../../model/json.ts'
import type { PlannedTypes } from '../../model/rulebook.ts'
import { asUtc } from '../as-utc.ts'
import { type Asked, askedIn } from './asked.ts'
import { configurationOf } from './configuration.ts'
import { eachBlock } from './each-block.ts'
import { type Files, filesOf } from './files-beside.ts'
import { type Instance, instancesOf, removedBy, type Side } from './instance.ts'
import { type Follow, marked } from './marked.ts'
import { type Names, namesIn } from './names.ts'
import { type OwnerOptions, type Owners, ownersIn } from './owner.ts'
import { joined } from './joined.ts'
import { type Plan, planFrom } from './plan-shape.ts'
import { planText } from './plan-text.ts'
import { type Usual, usualIn } from './usual.ts'
import { withoutMade } from './without-made.ts'

export { isPlan } from './plan-text.ts'

export interface PlanOptions extends OwnerOptions {
  table: PlannedTypes
  /** The folder that files are told from; none outside of it is read. */
  base: string
  /** ISO 8601 UTC; when the plan was made, where it does not say so itself. */
  madeAt: string
}

export interface PlanRecords {
  before: SourceRecord[]
  after: SourceRecord[]
}

/** Throws an ExplainedError for a file that is no plan. Of the plan itself nothing is kept but what its resources will be. */
export async function readPlan(path: string, options: PlanOptions): Promise<PlanRecords> {
  const plan = planFrom(await planText(path), path)
  return recordsOf(plan, options, await filesOf(plan, path, options.base))
}

export function recordsOf(whole: Plan, options: Omit<PlanOptions, 'base'>, files?: Files): PlanRecords {
  const plan = files === undefined ? whole : withoutMade(whole, files.madeIn)
  const configuration = configurationOf(plan)
  const sides = {
    before: eachBlock(instancesOf(plan, configuration, 'before'), options.table),
    after: eachBlock(instancesOf(plan, configuration, 'after'), options.table),
  }
  const owners = ownersIn(plan, configuration, [...sides.before, ...sides.after], options)
  const madeAt = asUtc(plan.timestamp ?? '') ?? options.madeAt
  const names = {
    before: namesIn(sides.before, options.table, owners, configuration),
    after: namesIn(sides.after, options.table, owners, configuration),
  }
  const known = unambiguous([...called(sides.before, names.before), ...called(sides.after, names.after)])
  const usual = usualIn(plan, options.table.defaults, (source) => files?.locked(source))
  const observed = (side: Side) =>
    observationsOf(sides[side], { plan, options, files, owners, names: names[side], usual, known, asked, madeAt, side })
  const asked = askedIn(plan, options.table)
  const gone = { before: [], after: removedBy(plan, configuration) }
  const after = observed('after')
  return { before: observed('before'), after: [...after.map(unlessOpaque), ...unfinished(plan, after)] }

  /** What a template makes is stores, for all that anybody can tell. */
  function unlessOpaque(observation: Observation): SourceRecord {
    const { provider, account, region, type } = observation
    if (!options.table.opaque.has(type)) return observation
    const where = { provider, account, ...(region === undefined ? {} : { region }) }
    return { kind: 'gap', ...where, service: 'terraform', operation: type, reason: 'not-recorded' }
  }

  function observationsOf(instances: readonly Instance[], context: Context): Observation[] {
    const { side, names } = context
    const follow =
      ({ modules, key }: Instance['at']): Follow =>
      (expression, secret) => {
        const targets = configuration.targetsOf(keyed(expression, key), modules)
        return targets?.length === 1 && targets[0] !== undefined ? names.given(targets[0], secret) : undefined
      }
    // What holds for a whole region is told of each resource in it: the names of hundreds of APIs are made once.
    const rows = new Map<Instance, PlannedRow>()
    const row = (instance: Instance): PlannedRow => {
      const found = rows.get(instance) ?? rowOf(instance, context, follow(instance.at))
      rows.set(instance, found)
      return found
    }
    return joined(instances, { names, owners, table: options.table, gone: gone[side] }).map((group) =>
      observationOf(group, context, row),
    )
  }
}

/** What is one of several, by its own key. */
const keyed = (expression: unknown, key: string | number | undefined): unknown =>
  isRecord(expression) && typeof expression['within'] === 'string' && key !== undefined
    ? { ...expression, within: expression['within'].replace(/\$\{\s*each\.key\s*\}/, () => String(key)) }
    : expression

interface Context {
  plan: Plan
  options: Omit<PlanOptions, 'base'>
  files: Files | undefined
  owners: Owners
  /** Of the side. */
  names: Names
  usual: Usual
  /** By what exists now: how the plan's own values are to call it. */
  known: ReadonlyMap<string, string>
  asked: Asked
  madeAt: string
  side: Side
}

/** What exists has a name of its own already, which stands in the values of others; in a plan all go by one. */
const called = (instances: readonly Instance[], names: Names): [string, string][] =>
  instances.flatMap((instance): [string, string][] => {
    const arn = names.arnOf(instance)
    const id = names.itselfOf(instance) ?? names.idOf(instance)
    return arn !== undefined && id !== undefined ? [[arn, id]] : []
  })

/** A name that two resources bear is neither's. */
const unambiguous = (pairs: readonly [string, string][]): Map<string, string> =>
  new Map(
    [...Map.groupBy(pairs, ([own]) => own)].flatMap(([own, same]): [string, string][] => {
      const [id, ...more] = new Set(same.map(([, one]) => one))
      return id === undefined || more.length > 0 ? [] : [[own, id]]
    }),
  )

function rowOf(
  instance: Instance,
  { options, files, owners, names, usual, known, side }: Context,
  follow: Follow,
): PlannedRow {
  const { address, at, block, values, unknown, sensitive } = instance
  // What is there has been read, so that no block of it is unknown.
  const dynamic =
    side === 'after' && block !== undefined ? files?.dynamicIn(at, Object.keys(block.expressions)) : undefined
  const tree = marked({ values, unknown, sensitive, expressions: block?.expressions, dynamic }, follow)
  const declared = files?.declaredAt(at)
  return {
    address,
    type: at.type,
    ...(declared === undefined ? {} : { declared }),
    isNew: instance.isNew,
    ...(instance.altered.length === 0 ? {} : { altered: instance.altered }),
    removed: [],
    sets: Object.keys(block?.expressions ?? {}),
    ...(options.table.unread.has(at.type) || armTypeOf(instance) !== undefined ? { isUnread: true } : {}),
    values: isRecord(tree) ? renamed(tree, known) : {},
    usual: usual(instance.source, at.type),
    id: names.idOf(instance) ?? address,
    name: names.nameOf(instance),
    partition: owners.partitionOf(instance),
    account: owners.accountOf(instance),
    region: owners.regionOf(instance),
  }
}

function renamed(tree: Record<string, unknown>, known: ReadonlyMap<string, string>): Record<string, unknown> {
  const inner = (value: unknown): unknown => {
    if (typeof value === 'string') return known.get(value) ?? value
    if (Array.isArray(value)) return value.map(inner)
    return isRecord(value) ? renamed(value, known) : value
  }
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, inner(value)]))
}

function observationOf(
  { main, parts, removed, isPart, within, as }: ReturnType<typeof joined>[number],
  { options, owners, names, asked, madeAt }: Context,
  row: (instance: Instance) => PlannedRow,
): Observation {
  const region = owners.regionOf(main) ?? (within && owners.regionOf(within))
  const whole = isPart ? names.wholeOf(main) : { id: names.idOf(main), name: names.nameOf(main) }
  const rows = [
    { ...row(main), id: whole.id ?? main.address, name: whole.name, removed, region },
    ...parts.map(row),
    ...(isPart ? toldElsewhere(row(main), asked(main)) : []),
  ].map((one) => (isPart ? { ...one, isPart } : one))
  return {
    kind: 'observation',
    provider: providers.get(main.provider) ?? main.provider,
    partition: owners.partitionOf(main),
    account: owners.accountOf(main),
    ...(region === undefined ? {} : { region }),
    type: as ?? options.table.unread.get(main.at.type) ?? armTypeOf(main) ?? main.at.type,
    nativeId: whole.name,
    source: 'terraform',
    answers: rows.map((body) => ({ origin: { operation: `terraform:${body.type}`, observedAt: madeAt }, body })),
  }
}

/** azapi hands on what it is given under the name that Azure has for the type: `Microsoft.Storage/storageAccounts@2025-06-01`. */
const armTypeOf = ({ provider, values: { type } }: Instance): string | undefined =>
  provider === 'azapi' && typeof type === 'string' ? /^([\w.]+(?:\/\w+)+)@/.exec(type)?.[1] : undefined

/** A data source says it of what is there, in the place of what stands for that. */
const toldElsewhere = (row: PlannedRow, sources: ReturnType<Asked>): PlannedRow[] =>
  sources.map(({ address, type, values }) => ({
    ...row,
    address,
    type: `data.${type}`,
    isNew: false,
    sets: [],
    values,
    usual: {},
  }))

const providers: ReadonlyMap<string, string> = new Map([
  ['azurerm', 'azure'],
  ['azapi', 'azure'],
  ['azuread', 'azure'],
  ['awscc', 'aws'],
])

/** A plan that failed, or that leaves something for a next one, tells of a part of the change only: a gap of each account, whichever is asked for. */
function unfinished({ errored, complete, deferred_changes: deferred }: Plan, after: readonly Observation[]): Gap[] {
  const why = errored ? 'errored' : !complete || deferred.length > 0 ? 'incomplete' : undefined
  if (why === undefined) return []
  const owners = new Map(
    after.map(({ provider, account }) => [JSON.stringify([provider, account]), { provider, account }]),
  )
  const all = owners.size > 0 ? [...owners.values()] : [{ provider: 'aws', account: unnamedAccount() }]
  return all.map((owner) => ({
    kind: 'gap',
    ...owner,
    service: 'terraform',
    operation: `${why}-plan`,
    reason: 'not-recorded',
  }))
}
