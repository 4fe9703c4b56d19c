// From a resource of a plan to a Resource: translated into the provider's answers, read as those are, and named after its address.
import type { Gap, Observation } from '../../model/observation.ts'
import { isRecord } from '../../model/json.ts'
import type { PlannedRow } from '../../model/planned.ts'
import type { Resource } from '../../model/resource.ts'
import { unknown } from '../../model/fact.ts'
import { gapOf } from '../gap.ts'
import { awsTranslations } from './aws.ts'
import { azurermTranslations } from './azurerm.ts'
import { answerOf, type Planned, type Told, type Refused, type Translation } from './translation.ts'

const translations: ReadonlyMap<string, Translation> = new Map(
  Object.entries({ ...awsTranslations, ...azurermTranslations }),
)

type Read = (observation: Observation) => Resource | Gap | undefined

export function fromPlan(observation: Observation, read: Read): Resource | Gap | undefined {
  const translate = translations.get(observation.type)
  const rows = observation.answers.flatMap((answer) => ('body' in answer && isRow(answer.body) ? [answer.body] : []))
  const [row] = rows
  if (translate === undefined || row === undefined || row.isUnread) return gapOf(observation, 'unsupported')
  const planned = plannedFrom(row, rows)
  const answers = translate(planned).filter((each) => each !== undefined)
  const observedAt = observation.answers[0]?.origin.observedAt ?? ''
  const region = observation.region ?? unnamedRegion
  const found = read({
    ...observation,
    region,
    nativeId: nativeIdOf(observation, row),
    source: 'live',
    answers: answers.map((each) => answerOf(each, observedAt)),
  })
  return found === undefined || 'kind' in found ? found : renamed(found, planned, answers)
}

/** Of Azure the whole path is the name, in which another part may tell what it lies in; a stage is listed with its API. */
function nativeIdOf({ provider, nativeId }: Observation, { id }: PlannedRow): string {
  const [, api, stage] = /^arn:[^:]+:apigateway:[^:]*::\/restapis\/([^/]+)\/stages\/(.+)$/s.exec(id) ?? []
  if (provider === 'azure') return id
  return api === undefined || stage === undefined ? nativeId : `${api}/${stage}`
}

// `as`: the source makes them so, and nobody else makes any.
const isRow = (body: unknown): body is PlannedRow => isRecord(body) && typeof body['address'] === 'string'

function plannedFrom(row: PlannedRow, rows: readonly PlannedRow[]): Planned {
  const [first, ...rest] = rows
  const isPart = first?.isPart === true
  const more = isPart ? rows : rest
  return { main: isPart ? undefined : first, row, parts: (type) => more.filter((one) => one.type === type) }
}

/** A plan gives no region that it does not know, and no right would make it tell more. */
function renamed(resource: Resource, { row, parts }: Planned, answers: readonly (Told | Refused)[]): Resource {
  const { facets, labels, references, location } = resource
  return {
    ...resource,
    ...named({ facets, labels, references }),
    id: row.address,
    aliases: [...(resource.aliases ?? []), resource.id, row.id, ...keyAliases(row, parts('aws_kms_alias'))].filter(
      (name, index, all) => all.indexOf(name) === index,
    ),
    source: 'terraform',
    location:
      location.region.state !== 'unknown' && location.region.value === unnamedRegion
        ? { ...location, raw: '', region: unknown('after-apply', inPlan['after-apply']) }
        : location,
    origins: resource.origins.map(({ observedAt }, index) => {
      const { address, declared } = answers[index]?.by ?? row
      return { operation: `terraform:${address}`, observedAt, ...(declared === undefined ? {} : { declared }) }
    }),
  }
}

/** What others may call a key by: `arn:aws:kms:eu-west-1:111122223333:alias/orders`. */
const keyAliases = ({ id }: PlannedRow, aliases: readonly PlannedRow[]): string[] =>
  aliases.flatMap(({ values: { name } }) => (typeof name === 'string' ? [id.replace(/key\/.*$/s, name)] : []))

/** No table knows its country. */
const unnamedRegion = 'unknown'

/** What is missing, as an accepted gap of the config can name it. */
const inPlan = { 'after-apply': 'terraform:after-apply', 'not-recorded': 'terraform:not-in-plan' } as const

/** The right to ask a provider mends nothing here. */
function named<T>(tree: T): T {
  if (Array.isArray(tree)) return tree.map(named) as T // `as`: item by item the same shape
  if (!isRecord(tree)) return tree
  if (tree['state'] === 'unknown') return withoutRight(tree) as T // `as`: a fact stays a fact of the same type
  return Object.fromEntries(Object.entries(tree).map(([name, inner]) => [name, named(inner)])) as T // `as`: likewise
}

function withoutRight({ state, reason }: Record<string, unknown>): Record<string, unknown> {
  const fact = { state, reason }
  return reason === 'after-apply' || reason === 'not-recorded' ? { ...fact, permission: inPlan[reason] } : fact
}
