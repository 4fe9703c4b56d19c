// The parts of a plan's JSON that are read, and what may stand in a file instead of them.
import * as v from 'valibot'
import { isRecord } from '../../model/json.ts'
import { unreadable } from '../snapshot/unreadable.ts'

const tree = v.custom<Record<string, unknown>>(isRecord)
const address = v.string()

const change = v.object({
  actions: v.array(v.string()),
  before: v.nullish(tree, null),
  after: v.nullish(tree, null),
  // `true` or `false` stands for the whole.
  after_unknown: v.optional(v.unknown()),
  before_sensitive: v.optional(v.unknown()),
  after_sensitive: v.optional(v.unknown()),
})

const resourceChange = v.object({
  address,
  previous_address: v.exactOptional(address),
  mode: v.string(),
  type: v.string(),
  provider_name: v.optional(v.string(), ''),
  deposed: v.exactOptional(v.string()),
  change,
})
export type ResourceChange = v.InferOutput<typeof resourceChange>

const providerConfig = v.object({
  /** As `<host>/hashicorp/aws`; older formats have only the name of it here. */
  full_name: v.exactOptional(v.string()),
  name: v.optional(v.string(), ''),
  module_address: v.optional(v.string(), ''),
  version_constraint: v.exactOptional(v.string()),
  expressions: v.optional(tree, {}),
})
export type ProviderConfig = v.InferOutput<typeof providerConfig>

const configured = v.object({
  address,
  provider_config_key: v.exactOptional(v.string()),
  expressions: v.optional(tree, {}),
})
export type Configured = v.InferOutput<typeof configured>

export interface ConfiguredModule {
  resources: Configured[]
  module_calls: Record<string, { source?: string; expressions: Record<string, unknown>; module: ConfiguredModule }>
  outputs: Record<string, { expression?: unknown }>
  variables: Record<string, { sensitive?: boolean }>
}

const configuredModule: v.GenericSchema<unknown, ConfiguredModule> = v.object({
  resources: v.optional(v.array(configured), []),
  module_calls: v.optional(
    v.record(
      v.string(),
      v.object({
        source: v.exactOptional(v.string()),
        expressions: v.optional(tree, {}),
        module: v.optional(
          v.lazy(() => configuredModule),
          {},
        ),
      }),
    ),
    {},
  ),
  outputs: v.optional(v.record(v.string(), v.object({ expression: v.optional(v.unknown()) })), {}),
  variables: v.optional(v.record(v.string(), v.object({ sensitive: v.exactOptional(v.boolean()) })), {}),
})

const dataSource = v.object({ address, mode: v.string(), type: v.string(), values: v.optional(tree, {}) })
export type DataSource = v.InferOutput<typeof dataSource>

interface PriorModule {
  resources: DataSource[]
  child_modules: PriorModule[]
}

const priorModule: v.GenericSchema<unknown, PriorModule> = v.object({
  resources: v.optional(v.array(dataSource), []),
  child_modules: v.optional(v.array(v.lazy(() => priorModule)), []),
})

// https://developer.hashicorp.com/terraform/internals/json-format
const plan = v.object({
  format_version: v.string(),
  timestamp: v.exactOptional(v.string()),
  errored: v.optional(v.boolean(), false),
  complete: v.optional(v.boolean(), true),
  deferred_changes: v.optional(v.array(v.unknown()), []),
  resource_changes: v.optional(v.array(resourceChange), []),
  variables: v.optional(v.record(v.string(), v.object({ value: v.optional(v.unknown()) })), {}),
  prior_state: v.optional(
    v.object({ values: v.optional(v.object({ root_module: v.optional(priorModule, {}) }), {}) }),
    {},
  ),
  configuration: v.optional(
    v.object({
      provider_config: v.optional(v.record(v.string(), providerConfig), {}),
      root_module: v.optional(configuredModule, {}),
    }),
    {},
  ),
})
export type Plan = v.InferOutput<typeof plan>

const writeAgain = 'Write the plan again with terraform show -json PLAN > plan.json'

/** Throws an ExplainedError for whatever is no plan, and for one of a format that is not read here. */
export function planFrom(text: string, path: string): Plan {
  const raw = parsed(text, path)
  if (!isRecord(raw)) throw unreadable(path, 'it is no JSON object', writeAgain)
  refuseState(raw, path)
  const { format_version: version } = raw
  if (typeof version !== 'string') throw unreadable(path, 'it has no format_version, as a plan has', writeAgain)
  if (!/^[01]\.\d+$/.test(version))
    throw unreadable(
      path,
      'its format is none of 0.x and 1.x, which are read here',
      'Update ringfence, or leave it out',
    )
  if (!('resource_changes' in raw) && holdsResources(raw['planned_values']))
    throw unreadable(
      path,
      'it plans resources and has no resource_changes, which tell what becomes of them',
      writeAgain,
    )
  const result = v.safeParse(plan, raw)
  if (result.success) return result.output
  const at = result.issues[0].path?.map(({ key }) => String(key)).join('.') ?? ''
  throw unreadable(path, `${at} is not what a plan has there`, writeAgain)
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable(path, 'it is not JSON', writeAgain) // the parser's own message would quote the text
  }
}

const holdsResources = (planned: unknown): boolean =>
  isRecord(planned) && isRecord(planned['root_module']) && Object.keys(planned['root_module']).length > 0

/** A state says what is, and not what a change will make of it. */
function refuseState(raw: Readonly<Record<string, unknown>>, path: string): void {
  const isRaw = 'serial' in raw && 'lineage' in raw
  const isShown = 'values' in raw && !('resource_changes' in raw) && !('planned_values' in raw)
  if (!isRaw && !isShown) return
  throw unreadable(
    path,
    'it is a state and no plan',
    'Make a plan with terraform plan -out PLAN, then terraform show -json PLAN; what exists is read by ringfence scan',
    'the file was not recognised',
  )
}
