// Which account and region a resource of a plan is in: only what the plan states, never the habits of a machine.
import { isRecord } from '../../model/json.ts'
import { unnamedAccount } from '../../model/planned.ts'
import { partitionOf } from '../aws/partition.ts'
import { constantIn, type Configuration, inFirstBlock, type ModulePath, type Target } from './configuration.ts'
import { parseModuleAddress } from './address.ts'
import type { Instance } from './instance.ts'
import type { Plan, ProviderConfig } from './plan-shape.ts'

export interface OwnerOptions {
  /** By provider; what a provider's configuration leaves to the environment. */
  defaultRegion?: string | undefined
  /** The one account that was asked for. */
  account?: string | undefined
}

/** What a plan states of where its resources are. */
export interface Owners {
  accountOf(instance: Instance): string
  regionOf(instance: Instance): string | undefined
  partitionOf(instance: Instance): string
}

export function ownersIn(
  plan: Plan,
  configuration: Configuration,
  both: readonly Instance[],
  options: OwnerOptions,
): Owners {
  const configs = plan.configuration.provider_config
  const accounts = new Map<string, string>()
  const data = plan.prior_state.values.root_module.resources

  function expressionOf({ providerKey }: Instance, name: string): unknown {
    const config = configs[providerKey]
    return config && valueOf(config.expressions[name], moduleOf(config))
  }

  /** A constant, or a variable of the root module, through as many modules as pass it on. */
  function valueOf(expression: unknown, module: ModulePath): unknown {
    const constant = constantIn(expression)
    if (constant !== undefined) return constant
    const targets = expression === undefined ? undefined : configuration.targetsOf(expression, module)
    return targets?.length === 1 ? variable(targets[0]) : undefined
  }

  /** A secret one is not told, whatever it says. */
  function variable(target: Target | undefined): unknown {
    if (target?.kind !== 'variable') return undefined
    const isSecret = plan.configuration.root_module.variables[target.name]?.sensitive === true
    return isSecret ? undefined : plan.variables[target.name]?.value
  }

  function accountOf(instance: Instance): string {
    const { provider, providerKey } = instance
    const found = accounts.get(providerKey) ?? (azures.has(provider) ? subscriptionOf(instance) : awsAccount(instance))
    accounts.set(providerKey, found)
    return found
  }

  /** Whoever signs in alike is in one account, in whichever region: a configuration without a word of it takes what the environment has. */
  const identityOf = (providerKey: string): string =>
    JSON.stringify(signingIn.map((name) => configs[providerKey]?.expressions[name] ?? null))
  const keys = new Map(
    [...new Set(both.map(({ providerKey }) => providerKey))].toSorted().map((key) => [key, identityOf(key)]),
  )

  /** By the first of the configurations that sign in alike, whichever else there is. */
  function unnamed(providerKey: string): string {
    const [first = providerKey] = [...keys].find(([, identity]) => identity === keys.get(providerKey)) ?? []
    return unnamedAccount(first === 'aws' || first === 'azurerm' ? undefined : first)
  }

  /** What any of its resources states, it states for all. */
  function awsAccount({ provider, providerKey }: Instance): string {
    const own = both.filter((one) => one.provider === provider && keys.get(one.providerKey) === keys.get(providerKey))
    const stated = own.flatMap(({ values }) => accountIn(values['arn']) ?? accountIn(values['owner_id']) ?? [])
    const config = configs[providerKey]
    const role = config && roleIn(config.expressions['assume_role'], moduleOf(config))
    const caller = config?.expressions['assume_role'] === undefined ? callers() : undefined
    return stated[0] ?? accountIn(role) ?? caller ?? options.account ?? unnamed(providerKey)
  }

  function roleIn(blocks: unknown, module: ModulePath): unknown {
    const block: unknown = Array.isArray(blocks) ? blocks[0] : undefined
    return isRecord(block) ? valueOf(block['role_arn'], module) : undefined
  }

  const callers = (): string | undefined =>
    data
      .filter(({ type }) => type === 'aws_caller_identity')
      .map(({ values }) => accountIn(values['account_id']))
      .find((found) => found !== undefined)

  /** Its own, or what any resource of the same configuration states. */
  function subscriptionOf(instance: Instance): string {
    const { values, providerKey } = instance
    const stated = subscriptionIn(values['id']) ?? accounts.get(`azurerm ${providerKey}`)
    if (stated !== undefined) return stated
    const ofOthers = both.find(
      (one) => one.providerKey === providerKey && subscriptionIn(one.values['id']) !== undefined,
    )
    const own = expressionOf(instance, 'subscription_id')
    const found =
      subscriptionIn(ofOthers?.values['id']) ??
      (typeof own === 'string' ? own.toLowerCase() : undefined) ??
      options.account ??
      unnamed(providerKey)
    accounts.set(`azurerm ${providerKey}`, found)
    return found
  }

  function regionOf(instance: Instance): string | undefined {
    const { values } = instance
    if (azures.has(instance.provider)) return text(values['location'])?.toLowerCase().replaceAll(' ', '')
    const own = text(placeIn(values, placedBy[instance.at.type] ?? 'region')) ?? text(values['region'])
    const configured = text(expressionOf(instance, 'region'))
    const leaves = configs[instance.providerKey]?.expressions['region'] === undefined
    return own ?? regionIn(values['arn']) ?? configured ?? (leaves ? options.defaultRegion : undefined)
  }

  return {
    accountOf,
    regionOf,
    partitionOf: (instance) =>
      azures.has(instance.provider)
        ? 'AzureCloud'
        : (partitionIn(instance.values['arn']) ?? partitionOf(regionOf(instance) ?? '') ?? 'aws'),
  }
}

const azures: ReadonlySet<string> = new Set(['azurerm', 'azapi'])

const signingIn = [
  'assume_role',
  'assume_role_with_web_identity',
  'profile',
  'access_key',
  'shared_credentials_files',
  'subscription_id',
  'tenant_id',
  'client_id',
]

/** Where another attribute than `region` says where it will be. */
const placedBy: Readonly<Record<string, string>> = {
  aws_db_snapshot_copy: 'destination_region',
  aws_rds_cluster_snapshot_copy: 'destination_region',
  aws_securitylake_data_lake: 'configuration.region',
}

const placeIn = (values: unknown, path: string): unknown => path.split('.').reduce(inFirstBlock, values)

const moduleOf = ({ module_address: address }: ProviderConfig): ModulePath => parseModuleAddress(address) ?? []

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const arn = /^arn:([\w-]+):[\w-]+:([\w-]*):(\d{12})?:/

const partitionIn = (value: unknown): string | undefined => arn.exec(text(value) ?? '')?.[1]
const regionIn = (value: unknown): string | undefined => arn.exec(text(value) ?? '')?.[2] || undefined
const accountIn = (value: unknown): string | undefined =>
  /^\d{12}$/.exec(text(value) ?? '')?.[0] ?? arn.exec(text(value) ?? '')?.[3]

const subscriptionIn = (value: unknown): string | undefined =>
  /^\/subscriptions\/([^/]+)\//i.exec(text(value) ?? '')?.[1]?.toLowerCase()
