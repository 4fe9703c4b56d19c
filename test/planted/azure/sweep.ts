// `npm run test:sweep:azure [PATTERN]`: whole scans in which each operation is spoiled in turn; nothing that was not read may be taken for good.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ScanRequest } from '../../../src/cli/request.ts'
import { armTypes } from '../../../src/sources/azure/arm-types.ts'
import { rulesAndPolicies } from '../../../src/cli/rules-and-policies.ts'
import { everything, type WholeRun, wholeScan } from '../../whole-run.ts'
import { scratch } from '../../scratch.ts'
import { armServer, type Estate, type Options } from '../../servers/arm.ts'
import { truthOf, truthOfAzure } from '../truth.ts'
import { endless, type Fault, gone, silences, spellings, strange } from './faults.ts'
import { plantedAzure } from './index.ts'
import { operationOf } from './operations.ts'
import { guardedDoor, ruledDoor } from './entrances.ts'
import { estateAround } from './estate-around.ts'
import { regions, workspaceIn } from './planting.ts'
import { nobody, now } from './scanning.ts'
import { linkedDatabase } from './sql.ts'
import { storageAbroad, storageAtHome } from './storage.ts'
import { complaintsAbout, type Expected, unnamedRights } from './spoilt-run.ts'

interface Case {
  operation: string
  fault: string
  complaints: readonly string[]
}

/**
 * What Resource Graph does not tell is asked of Resource Manager, of a row in the list nothing is read but its name, and
 * where every subscription of the config was found, it does not matter what else the list would have had.
 */
const excused: Readonly<Record<string, (fault: string) => Expected | undefined>> = {
  ' microsoft.resourcegraph/resources': (fault) =>
    isOdd(fault) || !(fault in { ...silences, ...endless }) ? undefined : 'the same',
  '/subscriptions': (fault) => (fault in endless ? 'the same' : undefined),
  '/subscriptions/*/resources': (fault) => (isOdd(fault) ? 'the same' : undefined),
}

const isOdd = (fault: string): boolean => fault.startsWith('properties')

/** What a provider lists of a subscription is asked of each where there is no list. */
const ofLists = (fault: string): Expected | undefined =>
  isOdd(fault) || !(fault in { ...silences, ...endless, ...gone }) ? undefined : 'the same'

const expectations: readonly [faults: Readonly<Record<string, Fault>>, expected: Expected][] = [
  [silences, 'noticed'],
  [endless, 'noticed'],
  [spellings, 'the same'],
  [strange, 'no better'],
  [gone, 'no better'],
]

const reliedOn = [storageAtHome, storageAbroad, linkedDatabase, ruledDoor, guardedDoor, ...regions.map(workspaceIn)]

/** Of each type that which has nothing wrong and that which has most, and what they rely on: as many calls as may begin at once. */
export function sweptEstate(): Estate {
  const { estate, book } = plantedAzure()
  const wrong = Map.groupBy(
    truthOf(book, { whole: true, at: truthOfAzure }).violations,
    (row) => row.split(': ')[0] ?? '',
  )
  const names = new Map([...book].map(([name, id]) => [id, name]))
  const flaws = (id: string): number => wrong.get(names.get(id) ?? '')?.length ?? 0
  const kept = [...Map.groupBy(estate.resources, ({ type }) => type).values()].flatMap((all) => {
    const sorted = all.filter(({ id }) => names.has(id)).toSorted((one, other) => flaws(one.id) - flaws(other.id))
    const needed = all.filter(({ id }) => !names.has(id) || reliedOn.includes(id))
    return [...new Set([sorted[0], sorted.at(-1), ...needed])].flatMap((one) => one ?? [])
  })
  return { ...estate, resources: kept }
}

const silent = { write: () => undefined }
const hostAt = (cwd: string, env: Readonly<Record<string, string>>) => ({
  process: { stdout: silent, stderr: silent },
  env,
  cwd,
  clock: () => now,
})

/** One scan reads them as well as another, and takes longer for it than for all the rest. */
const prepared = rulesAndPolicies([], hostAt(import.meta.dirname, nobody))

/** In this process. */
export async function scannedHere(
  estate: Estate,
  options: Options = {},
  request: Partial<ScanRequest> = {},
): Promise<WholeRun> {
  await using server = await armServer(estate, options)
  const cwd = scratch()
  copyFileSync(join(import.meta.dirname, 'ringfence.yaml'), join(cwd, 'ringfence.yaml'))
  return await wholeScan(
    { ...everything, providers: ['azure'], now, failOn: 'high', ...request },
    hostAt(cwd, { ...nobody, AZURE_RESOURCE_MANAGER_ENDPOINT: server.endpoint }),
    undefined,
    await prepared,
  )
}

/** Bodies are told of many at once where that is so, and without it each of them is asked for. */
export async function* swept(estate: Estate, only: RegExp, scansAtOnce: number): AsyncGenerator<Case> {
  for (const many of [true, false]) {
    const serving = { graph: many, lists: many }
    const operations = new Map<string, Set<string>>()
    await scannedHere(estate, {
      ...serving,
      spoil(asked) {
        const operation = operationOf(asked)
        operations.set(operation, (operations.get(operation) ?? new Set()).add(asked.path.toLowerCase()))
        return undefined
      },
    })
    const mine = [...operations].filter(([operation]) => many === isOfMany(operation))
    for (const [operation, paths] of mine.toSorted(([one], [other]) => (one < other ? -1 : 1))) {
      const left = expectations.flatMap(([faults, expected]) =>
        Object.entries(faults)
          .filter(([name]) => only.test(`${operation}, ${name}`))
          .map(([name, fault]) => ({ name, fault, expected: excuse(operation, name) ?? expected })),
      )
      if (left.length === 0) continue
      const concerned = estateAround(estate, paths)
      const before = await scannedHere(concerned, serving)
      while (left.length > 0)
        yield* await Promise.all(
          left
            .splice(0, scansAtOnce)
            .map(({ name, fault, expected }) =>
              tried({ operation, name, fault, expected, estate: concerned, before, serving }),
            ),
        )
    }
  }
}

const isList = (operation: string): boolean =>
  [...armTypes].some(([type, { listed }]) => listed && operation === `/subscriptions/* ${type}`)

const isOfMany = (operation: string): boolean => operation.includes('resourcegraph') || isList(operation)

const excuse = (operation: string, fault: string): Expected | undefined =>
  isList(operation) ? ofLists(fault) : excused[operation]?.(fault)

interface Trial {
  operation: string
  name: string
  fault: Fault
  expected: Expected
  estate: Estate
  before: WholeRun
  serving: Options
}

async function tried({ operation, name, fault, expected, estate, before, serving }: Trial): Promise<Case> {
  let isSpoilt = false // an empty list has no items that could be wrong
  const spoil: Options['spoil'] = (asked, honest) => {
    if (operationOf(asked) !== operation) return undefined
    const bad = fault(asked, honest)
    isSpoilt ||= bad.body !== JSON.stringify(honest.body())
    return bad
  }
  const complaints = await scannedHere(estate, { ...serving, spoil }).then(
    (after) => [
      ...complaintsAbout(isSpoilt ? expected : 'the same', before, after),
      ...(name === 'denied' && expected === 'noticed' ? unnamedRights(before, after) : []),
    ],
    (error: unknown) => [`it ended with ${String(error)}`],
  )
  return { operation, fault: name, complaints }
}
