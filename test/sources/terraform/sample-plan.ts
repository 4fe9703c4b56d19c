// Plans as small as a test needs, in the form that terraform show -json gives them.
import { plannedDefaultsOf } from '../../../src/rulebook/planned-defaults.ts'
import { plannedTypesOf } from '../../../src/rulebook/planned-types.ts'
import { readTable } from '../../../src/rulebook/table.ts'
import { typesOf } from '../../../src/rulebook/type-table.ts'
import type { Observation } from '../../../src/model/observation.ts'
import type { PlannedRow } from '../../../src/model/planned.ts'
import type { Files } from '../../../src/sources/terraform/files-beside.ts'
import { recordsOf } from '../../../src/sources/terraform/index.ts'
import { planFrom } from '../../../src/sources/terraform/plan-shape.ts'
import { usualIn } from '../../../src/sources/terraform/usual.ts'
import { fileURLToPath } from 'node:url'

export type Values = Record<string, unknown>

export interface Sample {
  actions?: string[]
  before?: Values | null
  after?: Values | null
  unknown?: unknown
  sensitive?: unknown
  previous?: string
  mode?: string
  provider?: string
}

/** `type` and `module` stand in the address. */
export function change(
  address: string,
  { actions = ['create'], before = null, after = null, ...more }: Sample,
): object {
  const [type = '', name = ''] = address
    .replace(/\[.*\]$/, '')
    .split('.')
    .slice(-2)
  return {
    address,
    mode: more.mode ?? 'managed',
    type,
    name,
    provider_name: `mirror.example.test/hashicorp/${more.provider ?? type.split('_')[0]}`,
    ...(more.previous === undefined ? {} : { previous_address: more.previous }),
    change: {
      actions,
      before,
      after,
      after_unknown: more.unknown ?? {},
      before_sensitive: more.sensitive ?? {},
      after_sensitive: more.sensitive ?? {},
    },
  }
}

export interface PlanParts {
  changes: object[]
  resources?: object[]
  calls?: object
  outputs?: object
  providers?: object
  variables?: object
  more?: object
}

export const planOf = ({
  changes,
  resources = [],
  calls = {},
  outputs = {},
  providers,
  variables = {},
  more,
}: PlanParts): object => ({
  format_version: '1.2',
  terraform_version: '1.11.4',
  timestamp: '2026-11-24T10:00:00Z',
  variables,
  resource_changes: changes,
  configuration: {
    provider_config: providers ?? { aws: { name: 'aws', expressions: { region: { constant_value: 'eu-central-1' } } } },
    root_module: { resources, module_calls: calls, outputs },
  },
  ...more,
})

export const block = (address: string, expressions: object, key = 'aws'): object => ({
  address,
  mode: 'managed',
  provider_config_key: key,
  expressions,
})

export const to = (...references: string[]): object => ({ references })
export const constant = (value: unknown): object => ({ constant_value: value })

const rulesFolder = fileURLToPath(new URL('../../../rules', import.meta.url))
const types = typesOf(await readTable(rulesFolder, 'types.yaml'))
const { planned } = plannedTypesOf(await readTable(rulesFolder, 'terraform.yaml'), types)
const { defaults } = plannedDefaultsOf(await readTable(rulesFolder, 'terraform-defaults.yaml'), planned)
export const table = { ...planned, defaults }

/** What holds of a type by version 4 of its provider. */
export const usualOf = (type: string) =>
  usualIn(
    planFrom(JSON.stringify(planOf({ changes: [] })), 'plan.json'),
    defaults,
    () => '4.99.0',
  )(`hashicorp/${type.split('_')[0]}`, type)

/** The files are there, in which no block is made by `dynamic`. */
const withoutDynamic: Files = {
  declaredAt: () => undefined,
  dynamicIn: () => new Set(),
  madeIn: () => new Map(),
  locked: () => undefined,
}

/** What a plan tells of each resource, by its address; both sides. */
export function read(plan: object, options: { defaultRegion?: string; account?: string } = {}, files = withoutDynamic) {
  const made = { table, madeAt: '2026-11-24T00:00:00Z', ...options }
  const told = recordsOf(planFrom(JSON.stringify(plan), 'plan.json'), made, files)
  const observations = (side: 'before' | 'after') =>
    told[side].filter((record): record is Observation => record.kind === 'observation')
  return {
    before: observations('before'),
    after: observations('after'),
    gaps: told.after.filter(({ kind }) => kind === 'gap'),
  }
}

/** The rows of an observation: the resource, then what says more of it. */
export const rowsIn = ({ answers }: Observation): PlannedRow[] =>
  answers.map((answer) => ('body' in answer ? (answer.body as PlannedRow) : fail())) // `as`: the source makes no others

const fail = (): never => {
  throw new Error('a plan was answered with a refusal')
}

export const named = (observations: readonly Observation[], address: string): Observation => {
  const found = observations.find((one) => rowsIn(one)[0]?.address === address)
  if (found === undefined) throw new Error(`${address} is not there`)
  return found
}
