// The inputs of the Action as the flags of a scan: an input comes first, then RINGFENCE_*, then what the scan does by itself.
import { explained } from '../../model/errors.ts'
import { nearest } from '../../model/nearest.ts'
import { inEnvironment, noteStrays, providersFrom } from '../environment.ts'
import { judgingFlags, requestOf, type ScanFlags, scanFlags } from '../flags.ts'
import type { Host } from '../host.ts'
import { type ScanRequest, providers } from '../request.ts'
import { flagsOf, listOf, oneOf, type Said } from '../text-flags.ts'
import { partsIn } from './parts.ts'

/** What each says to a scan. */
const flagInputs = {
  config: 'config',
  accounts: 'account',
  regions: 'region',
  from: 'from',
  laws: 'law',
  policies: 'policies',
  'output-dir': 'output',
  formats: 'format',
  'fail-on': 'failOn',
  baseline: 'baseline',
  shard: 'shard',
  timeout: 'timeout',
} as const satisfies Record<string, keyof ScanFlags>

const shown = ['full', 'counts', 'none'] as const
/** How much is told: everything, how many of each, or nothing. */
export type Shown = (typeof shown)[number]

export const inputNames: readonly string[] = [...Object.keys(flagInputs), 'providers', 'summary', 'annotations']

/** What the outputs and the job summary are made from. */
const always = ['sarif-github', 'html', 'markdown']

/** As a runner hands an input on. */
const variableOf = (input: string): string => `INPUT_${input.toUpperCase()}`

const inputIn = ({ env }: Pick<Host, 'env'>, input: string): string => (env[variableOf(input)] ?? '').trim()

/** Throws for an input that nobody can read, by its name. Absent: as the repository is. */
export function shownIn(host: Pick<Host, 'env'>, input: 'summary' | 'annotations'): Shown | undefined {
  const given = inputIn(host, input)
  if (given !== '') return oneOf(shown, given, whereOf(input))
  const variable = `RINGFENCE_${input.toUpperCase()}`
  const usual = (host.env[variable] ?? '').trim()
  return usual === '' ? undefined : oneOf(shown, usual, variable)
}

const whereOf = (input: string): string => `input ${input}`

/** Throws for whatever a scan would not take, and for what would be misread by whoever reads the log. */
export async function requestIn(host: Host): Promise<ScanRequest> {
  refuseStrays(host)
  noteStrays(host)
  const given = new Map<keyof ScanFlags, Said>(
    Object.entries(flagInputs).flatMap(([input, flag]) => {
      const text = inputIn(host, input)
      return text === '' ? [] : [[flag, { text, where: whereOf(input) }]]
    }),
  )
  const said = (flag: keyof ScanFlags): Said | undefined => given.get(flag) ?? inEnvironment(flag, host)
  const flags = flagsOf(scanFlags, said)
  refuseOnStdout(flags.format ?? [])
  const shards = await partsIn(flags.from ?? [], host.cwd)
  if (shards.length > 0) {
    refuseReading(host, given.keys())
    return withFormats({ ...requestOf(flagsOf(judgingFlags, said), []), shards })
  }
  const named = listOf(inputIn(host, 'providers')).map((name) => oneOf(providers, name, whereOf('providers')))
  return withFormats(requestOf(flags, providersFrom(named, host)))
}

/** The environment may still speak of it: nobody listens. */
function refuseReading(host: Host, flags: Iterable<keyof ScanFlags>): void {
  if (inputIn(host, 'providers') !== '') throw readAlready('providers')
  const stray = [...flags].find((flag) => flag !== 'from' && !(flag in judgingFlags))
  const input = Object.entries(flagInputs).find(([, flag]) => flag === stray)?.[0]
  if (input !== undefined) throw readAlready(input)
}

const readAlready = (input: string) =>
  explained('usage', {
    what: 'parts of a split scan are joined as they are',
    where: whereOf(input),
    why: 'from names folders that a scan with shard wrote, and those were read already',
    mend: 'Leave it out here, and name it where the parts are read',
  })

/** A part is not judged, so it has none. */
const withFormats = (request: ScanRequest): ScanRequest =>
  request.share === undefined ? { ...request, formats: [...new Set([...request.formats, ...always])] } : request

function refuseOnStdout(formats: readonly string[]): void {
  const one = formats.find((format) => /=\s*-\s*$/.test(format))
  if (one === undefined) return
  throw explained('usage', {
    what: 'a format was not written to stdout',
    where: `${whereOf('formats')}, ${one}`,
    why: 'a runner obeys commands that stand there, and names of others may hold some',
    mend: 'Give it a path, or none: it then stands in the folder that the output output-dir names',
  })
}

/** A runner warns of an input that it does not know and goes on: a misspelt gate would be no gate. */
function refuseStrays({ env }: Host): void {
  for (const variable of Object.keys(env)) {
    const name = /^INPUT_(.+)$/s.exec(variable)?.[1]?.toLowerCase()
    if (name === undefined || inputNames.includes(name)) continue
    const guess = nearest(name, inputNames)
    if (guess === undefined) continue // some other tool's
    throw explained('usage', {
      what: `${JSON.stringify(name)} is no input`,
      where: 'the inputs of the step',
      why: `the nearest is ${guess}`,
      mend: 'See action.yml for what there is',
    })
  }
}
