// The text of `ringfence explain`: a control with its clauses, or one finding of an earlier run with its facts.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import type { Control } from '../model/control.ts'
import { explained } from '../model/errors.ts'
import type { Law } from '../model/rulebook.ts'
import { printable } from '../reports/plain-text.ts'
import { loadRules, nearest } from '../rulebook/index.ts'
import { jsonLines } from '../sources/snapshot/index.ts'
import { compiledPolicy, rulesFolder } from './assets.ts'
import { latestRun } from './latest-run.ts'

/** `folder`: the run to look in; without it, the latest under ringfence-out/. */
export async function explain(name: string, folder: string | undefined, cwd: string): Promise<string> {
  const [{ metadata }, { laws }] = await Promise.all([compiledPolicy(), loadRules(rulesFolder)])
  const control = metadata.controls.find(({ id }) => id === name)
  if (control !== undefined) return aboutControl(control, laws)
  const run = folder === undefined ? latestRun(cwd) : resolve(cwd, folder)
  const finding = run === undefined ? undefined : await findingIn(run, name)
  if (finding !== undefined) return aboutFinding(finding)
  const guess = nearest(
    name,
    metadata.controls.map(({ id }) => id),
  )
  throw explained('usage', {
    what: `${JSON.stringify(name)} is no control, and no finding of ${run === undefined ? 'any run here' : 'that run'}`,
    where: 'explain',
    why: guess === undefined ? 'nothing is called so' : `the nearest control is ${guess}`,
    mend: 'See ringfence list controls, or the column finding_id of findings.csv',
  })
}

function aboutControl(
  { id, title, description, severity, remediation, judges, reads, file }: Control,
  laws: readonly Law[],
) {
  const clauses = laws.flatMap((law) =>
    law.clauses.flatMap((clause) =>
      clause.controls
        .filter(({ control }) => control === id)
        .map(
          ({ strength }) =>
            `  ${law.short} ${clause.cite} (${strength}): ${clause.demands}${clause.verified ? '' : ' [not verified]'}`,
        ),
    ),
  )
  const grades = Object.entries(severity).map(([tier, grade]) => `${tier} ${grade}`)
  return lines([
    `${id}: ${title}`,
    '',
    description,
    '',
    `Judges     ${judges}${reads.length === 0 ? '' : ` (${reads.join(', ')})`}`,
    `Severity   ${grades.join(', ')}`,
    `To mend    ${remediation}`,
    `Source     ${file}`,
    '',
    'Clauses, in our own words; not legal advice',
    ...clauses,
  ])
}

const storedFinding = v.looseObject({
  id: v.string(),
  status: v.string(),
  severity: v.string(),
  message: v.string(),
  control: v.looseObject({ id: v.string(), title: v.string(), remediation: v.string() }),
  resource: v.looseObject({ id: v.string(), type: v.string() }),
  byLaw: v.record(v.string(), v.looseObject({ status: v.string(), clauses: v.array(v.string()) })),
  origins: v.array(v.looseObject({ operation: v.string(), observedAt: v.string() })),
})
type StoredFinding = v.InferOutput<typeof storedFinding>

const aboutFinding = ({ id, status, severity, message, control, resource, byLaw, origins }: StoredFinding): string =>
  lines([
    `${id}: ${status}, ${severity}`,
    '',
    message,
    '',
    `Resource   ${resource.type} ${resource.id}`,
    `Control    ${control.id}: ${control.title}`,
    ...Object.entries(byLaw).map(([law, { status: by, clauses }]) => `${law.padEnd(11)}${by}: ${clauses.join(', ')}`),
    `To mend    ${control.remediation}`,
    `Seen       ${[...new Set(origins.map(({ operation, observedAt }) => `${operation} at ${observedAt}`))].join(', ')}`,
  ])

const lines = (texts: readonly string[]): string => `${texts.map(printable).join('\n')}\n`

async function findingIn(run: string, id: string): Promise<StoredFinding | undefined> {
  const path = join(run, 'findings.ndjson')
  if (!existsSync(path)) return undefined
  for await (const { value } of jsonLines(path)) {
    const read = v.safeParse(storedFinding, value)
    if (read.success && read.output.id === id) return read.output
  }
  return undefined
}
