// `ringfence verify` at work: what was proven goes to stdout, what is wrong with it, and the exit status says which.
import { readFile, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import {
  clauseProblem,
  crossProblems,
  type Demands,
  isRaw,
  type Link,
  type Manifest,
  type Problem,
  type Proof,
  publicKeyIn,
  rawFileOf,
  rawProblems,
  seriesProblems,
  type View,
  verifyPack,
  viewProblem,
} from '../evidence/index.ts'
import { explained } from '../model/errors.ts'
import type { Finding } from '../model/finding.ts'
import type { Run, Summary } from '../model/run.ts'
import { findingsTable, reports } from '../reports/index.ts'
import { counted } from '../reports/terminal/layout.ts'
import { summedUp } from './evidence.ts'
import { foldedLines, locatedLines } from './folded-lines.ts'
import type { Host } from './host.ts'
import { replayed } from './replay.ts'

export interface VerifyRequest {
  key?: string
  requireSignature: boolean
  /** Milliseconds. */
  maxAge?: number
  replay: boolean
  /** For a replay: what the run was judged by beside what ringfence brings. */
  config?: string
  policies?: readonly string[]
  baseline?: string
}

/** 0 proven, 1 something is not as it was written, 4 it cannot be told. */
export async function verify(dirs: readonly string[], request: VerifyRequest, host: Host): Promise<number> {
  const demands = await demandsOf(request, host)
  const { stdout } = host.process
  const links: Link[] = []
  const codes: number[] = []
  for (const dir of dirs) {
    const folder = resolve(host.cwd, dir)
    await refuseOther(folder, dir)
    const proof = await provenBy(folder, demands, request, host)
    stdout.write(locatedLines(proof.problems.map(problemLine), stdout))
    stdout.write(foldedLines(conclusion(proof, relative(host.cwd, folder) || '.'), stdout))
    codes.push(codeOf(proof))
    if (proof.manifest !== undefined && proof.sha256 !== undefined)
      links.push({ dir, manifest: proof.manifest, sha256: proof.sha256 })
  }
  const broken = seriesProblems(links)
  stdout.write(locatedLines(broken.map(problemLine), stdout))
  if (broken.length > 0 || codes.includes(1)) return 1
  return codes.includes(4) ? 4 : 0
}

const problemLine = ({ file, kind, what }: Problem): string => `${kind.padEnd(10)} ${file} ${what}`

const codeOf = ({ problems, unproven }: Proof): number => (problems.length > 0 ? 1 : unproven === undefined ? 0 : 4)

async function demandsOf({ key, requireSignature, maxAge }: VerifyRequest, { clock, cwd }: Host): Promise<Demands> {
  return {
    ...(key === undefined ? {} : { key: await publicKeyIn(resolve(cwd, key)) }),
    requireSignature,
    ...(maxAge === undefined ? {} : { between: within(maxAge, Date.parse(clock())) }),
  }
}

/** A question about a day to come would never grow old. One about today is told of its noon, so a day is let pass. */
const within = (maxAge: number, now: number): NonNullable<Demands['between']> => ({
  from: new Date(now - maxAge).toISOString(),
  to: new Date(now + 86_400_000).toISOString(),
})

/** What rests on the files is only looked at where the files are as they were written. */
async function provenBy(folder: string, demands: Demands, request: VerifyRequest, host: Host): Promise<Proof> {
  const proof = await verifyPack(folder, demands)
  const { manifest } = proof
  if (manifest === undefined || proof.problems.length > 0) return proof
  const problems = await consistent(folder, manifest)
  if (problems.length > 0 || !request.replay) return { ...proof, problems }
  const { problems: other, unproven } = await replayed(folder, manifest, request, host)
  return { ...proof, problems: other, ...(unproven === undefined ? {} : { unproven }) }
}

/** One after the other: each rests on what the one before has proven. */
async function consistent(folder: string, manifest: Manifest): Promise<Problem[]> {
  const missing = reports.filter(({ file }) => !manifest.files.some(({ path }) => path === file))
  if (missing.length > 0)
    return missing.map(({ file }) => ({ kind: 'missing', file, what: 'is written by every run, and not listed' }))
  const summary = JSON.parse(await readFile(join(folder, 'summary.json'), 'utf8')) as Summary // `as`: its digest is that of what a run wrote
  const problems = [...summaryProblems(summary, manifest), ...(await crossProblems(folder, manifest, summary))]
  if (problems.length > 0) return problems
  const table = (await viewProblem(folder, findingsView(summary, manifest))) ?? (await clauseProblem(folder))
  return table === undefined ? rawProblems(folder, manifest) : [table]
}

/** The totals stand in both, and a reader may look at either. */
function summaryProblems(summary: Summary, { asked, ...manifest }: Manifest): Problem[] {
  const { scope, ...totals } = summedUp(summary)
  const told = { ...manifest, scope: pick(asked, Object.keys(scope)) }
  return Object.entries({ ...totals, scope }).flatMap(([name, value]): Problem[] => {
    return isDeepStrictEqual(value, told[name as keyof typeof told])
      ? []
      : [{ kind: 'view', file: 'summary.json', what: `says otherwise than the manifest of: ${name}` }]
  })
}

const pick = (from: object, names: readonly string[]) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)))

/** Its columns are made of the finding and of the name of the run alone. */
function findingsView({ scan }: Summary, { asked, files }: Manifest): View {
  const writer = findingsTable({
    identity: scan,
    raw: { files: files.filter(isRaw), fileOf: rawFileOf },
  } as unknown as Run) // `as`: it asks for no more
  return {
    file: 'findings.csv',
    from: 'findings.ndjson',
    head: () => `${asked.csvBom ? '\ufeff' : ''}${writer.head?.() ?? ''}`,
    rows(lines) {
      const text = writer.findings?.(lines.map((line) => ({ line, finding: JSON.parse(line) as Finding }))) ?? '' // `as`: cross-checked before
      if (typeof text !== 'string') throw new Error('a table waits for nothing')
      return text
    },
  }
}

function conclusion({ problems, signed, manifest, unproven }: Proof, dir: string): string[] {
  if (problems.length > 0) return [`Not as it was written: ${dir}`]
  if (unproven !== undefined) return [`Cannot be proven: ${dir}, as ${unproven}`]
  if (manifest === undefined) throw new Error('a pack without problems and without a manifest')
  const { scan, totals, files, result, coverage } = manifest
  return [
    `As it was written: ${dir}`,
    `  run ${scan.id} of ${scan.now}, ${counted(files.length, 'file')}, ${counted(totals.population, 'resource')}, ${counted(totals.findings, 'finding')}`,
    `  it ended ${result.code}: ${result.why}; ${counted(totals.unknown, 'check')} and ${counted(coverage.gaps, 'question')} without an answer`,
    `  ${signatures[signed]}`,
  ]
}

/** What it cannot tell, a reader must know: a pack says what was written, not that what was read was true. */
const signatures = {
  proven: 'signed by the key that was named',
  claimed: 'signed; by whom only a key can tell (--key)',
  nobody: 'unsigned: whoever could write the files could write the manifest',
}

async function refuseOther(folder: string, dir: string): Promise<void> {
  const about = await stat(folder).catch(() => undefined)
  if (about?.isDirectory() === true) return
  throw explained('usage', {
    what: 'there is nothing to verify',
    where: dir,
    why: about === undefined ? 'there is no such folder' : 'it is no folder',
    mend: 'Name the folder that a scan wrote',
  })
}
