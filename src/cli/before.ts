// Judges what stood before the change of a plan, by the law and on the day of the run, to hold the change against it.
import type { Panel } from '../evaluate/panel.ts'
import { findingsOn } from '../findings/index.ts'
import { type Failing, failingOf } from '../model/baseline.ts'
import type { Before, FormerFlow } from '../model/change.ts'
import type { Judged, Run } from '../model/run.ts'
import { flowName, flowStatus } from '../reports/flow-change.ts'
import { flowCells } from '../reports/flows-csv.ts'
import { decidingIn, flowsOf } from '../reports/flows.ts'
import { linesDigest } from './identity.ts'
import { type Gathering, resourcesOf } from './inventory.ts'
import { judging } from './judged.ts'
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

export async function judgedBefore({ gathering, lines, digest }: Former, run: Run, panel: Panel): Promise<Before> {
  const known = await surveyed(gathering, run.rulebook, undefined)
  const { gaps, asked, lookups } = known
  const former: Run = { ...run, gaps, asked, lookups }
  const judge = judging(former, known, panel)
  const noted = noting(former)
  try {
    for await (const batch of known.resources()) (await judge(batch)).forEach(noted.note)
    const { failing, flows, tiers } = noted
    return { lines, digest, failing, flows, tiers }
  } finally {
    known.survey.close()
  }
}

function noting(run: Run) {
  const failing = new Map<string, Failing>()
  const flows = new Map<string, FormerFlow>()
  const tiers = new Map<string, string>()
  const controls = new Map(run.controls.map((control) => [control.id, control]))
  const deciding = decidingIn(run)
  const cells = flowCells(run)
  return {
    failing,
    flows,
    tiers,
    note(answer: Judged): void {
      const { resource, classification } = answer.subject
      if (classification.tier.state === 'known') tiers.set(resource.id, classification.tier.value)
      for (const flow of flowsOf(answer, deciding))
        flows.set(flowName(flow), { status: flowStatus(flow), cells: cells(flow) })
      // Most of what is found is no failure, and is written out for nobody.
      const verdicts = answer.verdicts.filter(({ outcome }) => outcome.status === 'fail')
      for (const finding of findingsOn({ ...answer, verdicts }, controls, run))
        failing.set(finding.id, failingOf(finding))
    },
  }
}
