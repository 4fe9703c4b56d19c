// `npm run test:sweep:azure [PATTERN]`: whole scans in which each operation is spoiled in turn; nothing that was not read may be taken for good.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ScanRequest } from '../../../src/cli/request.ts'
import { everything, type WholeRun, wholeScan } from '../../whole-run.ts'
import { scratch } from '../../scratch.ts'
import { armServer, type Estate, type Options } from '../../servers/arm.ts'
import { truthOf, truthOfAzure } from '../truth.ts'
import { endless, type Fault, gone, silences, spellings, strange } from './faults.ts'
import { plantedAzure } from './index.ts'
import { operationOf } from './operations.ts'
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

const expectations: readonly [faults: Readonly<Record<string, Fault>>, expected: Expected][] = [
  [silences, 'noticed'],
  [endless, 'noticed'],
  [spellings, 'the same'],
  [strange, 'no better'],
  [gone, 'no better'],
]

const reliedOn = [storageAtHome, storageAbroad, linkedDatabase, ...regions.map(workspaceIn)]

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

/** In this process. */
export async function scannedHere(
  estate: Estate,
  options: Options = {},
  request: Partial<ScanRequest> = {},
): Promise<WholeRun> {
  await using server = await armServer(estate, options)
  const cwd = scratch()
  copyFileSync(join(import.meta.dirname, 'ringfence.yaml'), join(cwd, 'ringfence.yaml'))
  const env = { ...nobody, AZURE_RESOURCE_MANAGER_ENDPOINT: server.endpoint }
  const silent = { write: () => undefined }
  return await wholeScan(
    { ...everything, providers: ['azure'], now, failOn: 'high', ...request },
    { process: { stdout: silent, stderr: silent }, env, cwd, clock: () => now },
  )
}

/** Bodies are told by Resource Graph where there is one, so that without it each of them is asked for. */
export async function* swept(estate: Estate, only: RegExp, scansAtOnce: number): AsyncGenerator<Case> {
  for (const graph of [true, false]) {
    const operations = new Set<string>()
    const before = await scannedHere(estate, { graph, spoil: (asked) => void operations.add(operationOf(asked)) })
    const mine = [...operations].filter((operation) => graph === operation.includes('resourcegraph')).toSorted()
    const cases = mine.flatMap((operation) =>
      expectations.flatMap(([faults, expected]) =>
        Object.entries(faults).map(([name, fault]) => ({
          operation,
          name,
          fault,
          expected: excused[operation]?.(name) ?? expected,
        })),
      ),
    )
    const left = cases.filter(({ operation, name }) => only.test(`${operation}, ${name}`))
    while (left.length > 0)
      yield* await Promise.all(
        left.splice(0, scansAtOnce).map(async ({ operation, name, fault, expected }): Promise<Case> => {
          let isSpoilt = false // an empty list has no items that could be wrong
          const spoil: Options['spoil'] = (asked, honest) => {
            if (operationOf(asked) !== operation) return undefined
            const bad = fault(asked, honest)
            isSpoilt ||= bad.body !== JSON.stringify(honest.body())
            return bad
          }
          const complaints = await scannedHere(estate, { graph, spoil }).then(
            (after) => [
              ...complaintsAbout(isSpoilt ? expected : 'the same', before, after),
              ...(name === 'denied' && expected === 'noticed' ? unnamedRights(before, after) : []),
            ],
            (error: unknown) => [`it ended with ${String(error)}`],
          )
          return { operation, fault: name, complaints }
        }),
      )
  }
}
