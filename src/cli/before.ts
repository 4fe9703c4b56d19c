// Judges what stood before the change of a plan, by the law and on the day of the run, to hold the change against it.
import type { Panel } from '../evaluate/panel.ts'
import { type Failing, failingOf } from '../model/baseline.ts'
import type { Before, FormerFlow } from '../model/change.ts'
import type { Judged, Run } from '../model/run.ts'
import { flowName, flowStatus } from '../reports/flow-change.ts'
import { flowCells } from '../reports/flows-csv.ts'
import { decidingIn, flowsOf } from '../reports/flows.ts'
import { linesDigest } from './identity.ts'
import { type Gathering, resourcesOf } from './inventory.ts'
import { judged, type Listener } from './judged.ts'
import { surveyed } from './surveyed.ts'

/** What stood before, unjudged. */
export interface Former extends Pick<Before, 'lines' | 'digest'> {
  gathering: Gathering
}

/** As much as a plan holds is held in memory, as the plan itself was. */
export async function formerOf(gathering: Gathering): Promise<Former> {
  const lines: string[] = []
  for await (const batch of resourcesOf(gathering)) lines.push(...batch.map(({ line }) => line))
  return { gathering, lines, digest: digestOfLines(lines) }
}

export function digestOfLines(lines: readonly string[]): string {
  const digest = linesDigest()
  lines.forEach(digest.line)
  return digest.hex()
}

export async function judgedBefore(
  { gathering, lines, digest }: Former,
  { comparedWith: _comparedWith, baseline: _baseline, tellsAll: _tellsAll, ...run }: Run,
  panel: Panel,
  folder: string | undefined,
): Promise<Before> {
  const known = await surveyed(gathering, run.rulebook, undefined)
  const failing = new Map<string, Failing>()
  const flows = new Map<string, FormerFlow>()
  const tiers = new Map<string, string>()
  const { gaps, asked, lookups } = known
  const former: Run = { ...run, gaps, asked, lookups }
  try {
    await judged(former, run.rulebook, known, panel, noting(former, { failing, flows, tiers }), folder)
    return { lines, digest, failing, flows, tiers }
  } finally {
    known.survey.close()
  }
}

interface Noted {
  failing: Map<string, Failing>
  flows: Map<string, FormerFlow>
  tiers: Map<string, string>
}

function noting(run: Run, { failing, flows, tiers }: Noted): Listener {
  const deciding = decidingIn(run)
  const cells = flowCells(run)
  const note = (answer: Judged): void => {
    const { resource, classification } = answer.subject
    if (classification.tier.state === 'known') tiers.set(resource.id, classification.tier.value)
    for (const flow of flowsOf(answer, deciding))
      flows.set(flowName(flow), { status: flowStatus(flow), cells: cells(flow) })
  }
  return {
    subjects: (batch) => batch.forEach(note),
    found(findings) {
      for (const finding of findings) if (finding.status === 'fail') failing.set(finding.id, failingOf(finding))
    },
  }
}
