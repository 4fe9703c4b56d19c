// AWS, live and read-only: what the calling account holds, in every region it can use, or why that could not be read.
import type { Asked, Gap, Lookup, Observation, Told } from '../../model/observation.ts'
import { merge } from '../../runtime/merge.ts'
import { type Caller, callerOf } from './caller.ts'
import { cell, cellOf } from './cell.ts'
import type { Check } from '../check.ts'
import type { Forecast } from './forecast.ts'
import type { AwsIdentity, AwsOptions } from './options.ts'
import type { PoliciesOver } from './organization-policies.ts'

export type { Forecast } from './forecast.ts'
export type { AwsAccess, AwsIdentity, AwsOptions } from './options.ts'

/** Fails with exit status 4 where AWS does not answer. */
export async function identifyAws(options: AwsOptions): Promise<AwsIdentity> {
  options.onProgress?.('aws    asking whose credentials these are')
  const { askIdentity } = await import('./identity.ts')
  return askIdentity(options)
}

const regionsAtOnce = 17

/** Each of them in all its regions; more would only wait for the same processor. */
const accountsAtOnce = 2

/**
 * In no particular order, each cell with the counts of its calls. An account and its regions are of no cell: they are always
 * asked. Fails with exit status 2 where an account was asked for that is not to be read.
 */
export async function* observeAws(options: AwsOptions): AsyncGenerator<Told, void, undefined> {
  const identity = options.identity ?? (await identifyAws(options))
  const caller = callerOf(identity, options)
  try {
    const { accountsToRead } = await import('./accounts.ts')
    const { policiesOver } = await import('./organization-policies.ts')
    const { entered, gaps } = await accountsToRead(caller, options)
    for (const record of gaps) yield { record }
    const read = entered.map(({ identity: own }) => own.account)
    const context = { read, policiesOver: policiesOver(caller) }
    const accounts = entered.map((one) => observeEntered({ ...options, ...one }, context))
    yield* merge(accounts, accountsAtOnce)
    yield* observeUnentered(caller, options, gaps)
    for (const record of [asking(identity), ...caller.asked()]) yield { record }
    if (caller.cutOff()) yield { cutOff: true }
  } finally {
    caller.close()
  }
}

/** Of no cell: they are always asked. Whoever cannot judge what an item settles reads none. */
async function* observeUnentered(caller: Caller, options: AwsOptions, gaps: readonly Gap[]): AsyncGenerator<Told> {
  const { regions, regionTable, mine = () => true, settles } = options
  const locked = gaps.filter(({ operation }) => operation === 'AssumeRole').map(({ account }) => account)
  const accounts = locked.filter((account) => /^\d{12}$/.test(account)) // it becomes part of a query
  if (accounts.length === 0 || settles === undefined) return
  const { discoverRegions } = await import('./regions.ts')
  const usable = await discoverRegions(caller, { ...options, regionTable })
  const { recordedTypes } = await import('./collections.ts')
  const { readAggregated } = await import('./aggregator.ts')
  const wanted = usable.regions.filter((region) => regions === 'all' || regions.includes(region))
  const { principal } = caller.identity
  const readers = new Set<string>()
  for await (const record of readAggregated(caller, { accounts, regions: wanted, types: recordedTypes() })) {
    if (record.region !== undefined && !mine(record.account, record.region)) continue
    if (record.kind === 'observation' && !readers.has(record.account)) {
      readers.add(record.account)
      yield { reader: { account: record.account, principal } }
    }
    yield { record }
  }
}

/** What the accounts of a scan have in common. */
interface Scan {
  /** Those that are read. */
  read: readonly string[]
  policiesOver: PoliciesOver
}

async function* observeEntered(options: AwsOptions & { identity: AwsIdentity }, scan: Scan): AsyncGenerator<Told> {
  const { account, principal } = options.identity
  const caller = callerOf(options.identity, options)
  try {
    yield { reader: { account, principal } }
    yield* observeAccount(caller, options, scan)
    for (const record of caller.asked()) yield { record }
    if (caller.cutOff()) yield { cutOff: true }
  } finally {
    caller.close()
  }
}

async function* observeAccount(
  caller: Caller,
  options: AwsOptions,
  { read, policiesOver }: Scan,
): AsyncGenerator<Told> {
  const { account, principal } = caller.identity
  const { readAccount } = await import('./account.ts')
  const { observe, regions, gaps } = await readAccount(caller, options)
  const { known = { cells: new Set(), trails: new Set() } } = options
  const isLeft = (name: string) => !known.cells.has(cellOf(account, name))
  const left = regions.filter(isLeft)
  options.onProgress?.(`aws    ${account}  ${principal.split(':').at(-1)}  ${left.length} regions to read`)
  const { unasked } = await import('./config-alone.ts')
  for (const record of [...gaps, ...(options.fast ? unasked(caller) : [])]) yield { record }
  const { accountCollections, isReadFast, serviceOf } = await import('./collections.ts')
  const { observeRegion } = await import('./region.ts')
  const trails = { seen: new Set<unknown>(known.trails), accounts: new Set(read) }
  const wide = accountCollections(options, account)
    .filter((one) => options.fast !== true || isReadFast(one))
    .filter((one) => isLeft(serviceOf(one)))
  const everything = [
    accountItself(() => observe(policiesOver)),
    ...wide.map((one) =>
      cell(serviceOf(one), caller.apart(), (own) => one.read(own, own.identity.region, options.settles)),
    ),
    ...left.map((region) => observeRegion(caller, region, trails, options)),
  ]
  yield* merge(everything, (options.concurrency ?? regionsAtOnce) + wide.length + 1)
}

async function* accountItself(observe: () => Promise<Observation>): AsyncGenerator<Told> {
  yield { record: await observe() }
}

/** `identifyAws` asked, before there was anything to count with. */
const asking = ({ account }: AwsIdentity): Asked => ({
  kind: 'asked',
  provider: 'aws',
  account,
  service: 'sts',
  operation: 'GetCallerIdentity',
  calls: 1,
  failed: 0,
})

export interface BucketLocator {
  /** Follows the ARN of a bucket to its region. A refusal is a Lookup that does not know it. */
  locate(arn: string): Promise<Lookup>
  /** Whether newer credentials, or more time, would tell more. */
  cutOff(): boolean
}

export function bucketLocator(options: AwsOptions): BucketLocator {
  let connecting: Promise<Caller> | undefined
  let caller: Caller | undefined
  const connect = async () => (caller = callerOf(options.identity ?? (await identifyAws(options)), options))
  return {
    async locate(arn) {
      connecting ??= connect()
      const { locateBucket } = await import('./locate.ts')
      return locateBucket(await connecting, arn)
    },
    cutOff: () => caller?.cutOff() === true,
  }
}

/** What a scan would ask; see forecast.ts. */
export async function forecastAws(): Promise<Forecast[]> {
  const { forecast } = await import('./forecast.ts')
  return forecast()
}

/** The calls that list the resources of each type, as `service:Operation`. */
export async function callsByType(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { everyCollection } = await import('./collections.ts')
  return new Map(everyCollection().flatMap(({ type, lists }) => (type ? [[type, lists]] : [])))
}

/** By type: the calls that an item of AWS Config spares where it tells what they would; see config-first.ts. */
export async function sparedByConfig(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { everyCollection } = await import('./collections.ts')
  return new Map(
    everyCollection().flatMap(({ type, spared = [] }) => (type && spared.length > 0 ? [[type, spared]] : [])),
  )
}

/** What stands in the way of a scan; see checkup.ts. */
export async function examineAws(identity: AwsIdentity, options: AwsOptions): Promise<AsyncIterable<Check>> {
  const { examine } = await import('./checkup.ts')
  return examine(identity, options)
}
