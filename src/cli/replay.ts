// Judges the inventory of a pack once more, by the policy that the pack names, and compares every file with what it has.
import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { isRaw, type Manifest, manifestFile, type Problem, rawFileOf } from '../evidence/index.ts'
import type { Summary } from '../model/run.ts'
import { scratchFolder } from '../runtime/scratch-folder.ts'
import type { Host } from './host.ts'
import type { ScanRequest } from './request.ts'
import { runScan } from './run-scan.ts'

export interface Replay {
  problems: Problem[]
  /** Why it could not be judged by the same rules. */
  unproven?: string
}

interface JudgedBy {
  /** The run that the pack was held against. */
  baseline?: string
  config?: string
  policies?: readonly string[]
}

/** Throws an ExplainedError where the config or a policy of one's own cannot be read. */
export async function replayed(dir: string, told: Manifest, by: JudgedBy, host: Host): Promise<Replay> {
  const scratch = await scratchFolder('replay')
  try {
    if (told.previous !== null && by.baseline === undefined)
      return { problems: [], unproven: `it was held against run ${told.previous.scan}: name that with --baseline` }
    const output = join(scratch.path, 'run')
    const { config } = JSON.parse(await readFile(join(dir, 'summary.json'), 'utf8')) as Summary // `as`: its digest was proven
    const request = requestFor(dir, told, by, output, host)
    await runScan(config.file === undefined ? request : { ...request, configCalled: config.file }, host)
    const found = JSON.parse(await readFile(join(output, manifestFile), 'utf8')) as Manifest // `as`: this process wrote it
    const unproven = otherRules(told, found)
    return unproven === undefined ? { problems: differing(told, found) } : { problems: [], unproven }
  } finally {
    await scratch.remove()
  }
}

function requestFor(
  dir: string,
  { asked, previous, raw, files }: Manifest,
  { config, policies = [], baseline }: JudgedBy,
  output: string,
  { cwd }: Host,
): ScanRequest {
  return {
    providers: [],
    ...(config === undefined ? {} : { config }),
    from: [relative(cwd, dir) || '.'],
    policies: [...policies],
    shards: [],
    accounts: [],
    regions: [],
    laws: asked.laws,
    controls: asked.controls,
    formats: asked.formats,
    without: asked.without,
    ...(baseline === undefined || previous === null ? {} : { baseline }),
    failOn: asked.failOn,
    output,
    csvBom: asked.csvBom,
    ...(raw !== 'not kept' && { rawBefore: { files: files.filter(isRaw), fileOf: rawFileOf, totals: raw } }),
    cache: true,
    quiet: true,
    verbose: false,
  }
}

/** By other rules another answer is no proof of anything. */
function otherRules(told: Manifest, found: Manifest): string | undefined {
  const { scan, tool } = told
  if (tool.version !== found.tool.version)
    return `ringfence ${tool.version} wrote it, and this is ${found.tool.version}: replay it with that one`
  if (told.previous?.sha256 !== found.previous?.sha256)
    return 'it was held against another run (name that with --baseline)'
  const other = named.filter(([name]) => scan[name] !== found.scan[name]).map(([, words]) => words)
  return other.length === 0 ? undefined : `it was judged by ${other.join(' and ')}`
}

const named = [
  ['configDigest', 'another config (name it with -c)'],
  ['policyDigest', 'another policy (name those of your own with --policies)'],
  ['rulesDigest', 'other rules'],
] as const

/** The manifest as well; files are compared one by one, as a format may have gone elsewhere the first time. */
function differing({ files: told, ...manifest }: Manifest, { files: found, ...again }: Manifest): Problem[] {
  const written = new Map(found.map(({ path, sha256 }) => [path, sha256]))
  const judged = told.filter((file) => !isRaw(file)) // what was read cannot be read again
  const other = judged.filter(({ path, sha256 }) => written.get(path) !== sha256).map(({ path }) => path)
  return [...(isDeepStrictEqual(manifest, again) ? [] : [manifestFile]), ...other].map((file) => ({
    kind: 'replay',
    file,
    what: 'is not what the same policy says of the same inventory',
  }))
}
