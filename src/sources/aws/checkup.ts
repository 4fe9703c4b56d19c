// Proves before a scan what it will need: a clock that AWS accepts, regions that answer, and for each type its list and one look at what it lists.
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { lacksWitness } from '../../model/gaps.ts'
import type { Answer } from '../../model/observation.ts'
import { reasonOf } from '../../model/refusals.ts'
import { inParallel } from '../../runtime/in-parallel.ts'
import type { Check } from '../check.ts'
import { type Caller, callerOf } from './caller.ts'
import type { Collection } from './collection.ts'
import { accountCollections, regionalCollections } from './collections.ts'
import { queries } from './config-service.ts'
import { configFor } from './connection.ts'
import { guarded } from './guarded.ts'
import type { AwsIdentity, AwsOptions } from './options.ts'
import { permissionByCall } from './permissions.ts'
import { isRefusal, refusalName } from './refusal.ts'
import { discoverRegions } from './regions.ts'

/** Signatures are refused that are further off. */
const mostSeconds = 300

/** In a fixed order within each kind. Calls are tried in the region of the identity: rights seldom differ between regions. */
export async function* examine(identity: AwsIdentity, options: AwsOptions): AsyncGenerator<Check> {
  const caller = callerOf(identity, options)
  const ownTrails = { seen: new Set<unknown>(), accounts: new Set([identity.account]) }
  try {
    yield await clock(identity, options)
    const { regions, gaps } = await discoverRegions(caller, options)
    for (const { service, operation, reason, permission } of gaps)
      yield { about: 'call', name: `${service}:${operation}`, trouble: reason, ...(permission && { permission }) }
    const asked = options.regions === 'all' ? regions : options.regions
    for await (const check of inParallel([...asked].toSorted(), 8, (region) => answers(region, options))) yield check
    for (const one of [...regionalCollections(ownTrails), ...accountCollections(options, identity.account), queries])
      yield* trial(one, caller)
  } finally {
    caller.close()
  }
}

/** The SDK sets its own clock by the first answer, so that only the header tells how far ours is off. */
async function clock({ region }: AwsIdentity, options: AwsOptions): Promise<Check> {
  const sts = guarded(new STSClient(configFor('sts', region, options, 2)))
  let told: string | undefined
  sts.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args)
      told = (result.response as { headers: Record<string, string> }).headers['date'] // `as`: the SDK types it as unknown
      return result
    },
    { step: 'deserialize', priority: 'low' },
  )
  try {
    await sts.send(new GetCallerIdentityCommand({}))
  } catch (error) {
    if (!isRefusal(error)) throw error
    return { about: 'clock', name: 'this machine', trouble: refusalName(error) }
  } finally {
    sts.destroy()
  }
  const off = told === undefined ? Number.NaN : Math.abs(Date.parse(told) - Date.parse(options.clock())) / 1_000
  if (Number.isNaN(off)) return { about: 'clock', name: 'this machine', trouble: 'the answer bore no date' }
  if (off <= mostSeconds) return { about: 'clock', name: 'this machine' }
  return { about: 'clock', name: 'this machine', trouble: `${Math.round(off)} s off` }
}

/** Whose credentials these are nobody can be forbidden to ask, so that a refusal says something of the region. */
async function answers(region: string, options: AwsOptions): Promise<Check> {
  const sts = guarded(new STSClient(configFor('sts', region, options, 2)))
  try {
    await sts.send(new GetCallerIdentityCommand({}))
    return { about: 'region', name: region }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return { about: 'region', name: region, trouble: refusalName(error) }
  } finally {
    sts.destroy()
  }
}

/** Until something of the type is found: of what is not there, only the list can be tried. */
async function* trial({ type, lists, read }: Collection, caller: Caller): AsyncGenerator<Check> {
  const own = caller.apart()
  const about = { about: 'call' as const, ...(type !== undefined && { type }) }
  const troubles = new Map<string, Check>()
  const nothingToRead = new Set<string>()
  for await (const record of read(own, caller.identity.region)) {
    if (record.kind === 'gap') {
      const { service, operation, reason, permission, absent } = record
      const name = `${service}:${operation}`
      if (absent === true || lacksWitness(record)) nothingToRead.add(name)
      else troubles.set(name, { ...about, name, trouble: reason, ...(permission !== undefined && { permission }) })
    }
    if (record.kind !== 'observation') continue
    for (const one of failuresIn(record.answers, own)) troubles.set(one.name, { ...about, ...one })
    break
  }
  for (const name of new Set(lists)) if (!troubles.has(name) && !nothingToRead.has(name)) yield { ...about, name }
  yield* troubles.values()
}

/** A refusal that is an answer ("there is no such setting") is not counted as a failure of the call. */
function failuresIn(answers: readonly Answer[], caller: Caller): Required<Pick<Check, 'name' | 'trouble'>>[] {
  const failed = new Set(caller.asked().flatMap((one) => (one.failed > 0 ? [`${one.service}:${one.operation}`] : [])))
  return answers.flatMap((answer) => {
    const { operation: name } = answer.origin
    if (!('error' in answer) || !failed.has(name)) return []
    const trouble = reasonOf(answer.error)
    const permission = trouble === 'denied' ? permissionByCall[name] : undefined
    return [{ name, trouble, ...(permission !== undefined && { permission }) }]
  })
}
