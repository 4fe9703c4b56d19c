// Puts calls that were made and things that could not be read into one list: one row per call kind and reason.
import { addCalls, type Calls } from '../model/calls.ts'
import { isAccepted, namesOf } from '../model/gaps.ts'
import type { Asked, Gap } from '../model/observation.ts'
import type { Run } from '../model/run.ts'

export type Outcome = 'complete' | 'partial' | 'failed'

export interface CoverageRow {
  provider: string
  account: string
  region?: string
  service: string
  operation: string
  outcome: Outcome
  /** In the first row of a call kind only, so that a column can be summed. */
  asked?: Calls
  /** Absent where the call was answered, and where calls failed for single resources: those carry their own reason. */
  gap?: Gap & { count: number }
  /** Somebody has put their name to it until a day; undefined where nothing is missing. */
  accepted?: boolean
  controlsBlinded: string[]
}

export function coverageRows(run: Run): CoverageRow[] {
  const kinds = Map.groupBy([...run.asked, ...run.gaps], kindOf)
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, records]) => rowsOf(records, run))
}

const kindOf = ({ provider, account, region, service, operation }: Asked | Gap): string =>
  JSON.stringify([provider, account, region ?? '', service, operation])

function rowsOf(records: (Asked | Gap)[], run: Run): CoverageRow[] {
  const first = records[0]
  if (first === undefined) return []
  const { provider, account, region, service, operation } = first
  const call = { provider, account, service, operation, ...(region === undefined ? {} : { region }) }
  const asked = sumOf(records.filter((record) => record.kind === 'asked'))
  const gaps = merged(records.filter((record) => record.kind === 'gap'))
  const outcome = outcomeOf(asked, gaps)
  if (gaps.length === 0) {
    const accepted = outcome === 'complete' ? {} : { accepted: acceptedBy(run, first) }
    return [{ ...call, outcome, ...(asked && { asked }), ...accepted, controlsBlinded: [] }]
  }
  return gaps.map((gap, index) => ({
    ...call,
    outcome,
    ...(index === 0 && asked !== undefined ? { asked } : {}),
    gap,
    accepted: acceptedBy(run, gap),
    controlsBlinded: blinded(gap, run),
  }))
}

const sumOf = (asked: Asked[]): CoverageRow['asked'] =>
  asked.reduce<CoverageRow['asked']>((sum, row) => (sum === undefined ? row : addCalls(sum, row)), undefined)

const total = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0)

/** Gaps of one reason, type and permission are one row, however often they happened. */
function merged(gaps: Gap[]): (Gap & { count: number })[] {
  const alike = Map.groupBy(gaps, ({ reason, type, permission }) =>
    JSON.stringify([reason, type ?? '', permission ?? '']),
  )
  return [...alike]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]) =>
      same.slice(0, 1).map((gap) => ({ ...gap, count: total(same.map(({ count }) => count ?? 1)) })),
    )
}

function outcomeOf(asked: CoverageRow['asked'], gaps: Gap[]): Outcome {
  const answered = asked !== undefined && asked.calls > asked.failed
  if (gaps.length > 0) return answered ? 'partial' : 'failed'
  if (asked === undefined || (asked.failed === 0 && (asked.unmade ?? 0) === 0)) return 'complete'
  return answered ? 'partial' : 'failed'
}

const acceptedBy = ({ rulebook, identity }: Run, record: Asked | Gap): boolean =>
  isAccepted(
    rulebook.config.acceptedGaps,
    record.account,
    record.kind === 'gap' ? namesOf(record) : [`${record.service}:${record.operation}`],
    identity.now,
  )

/** A gap that does not name its facets leaves everything unjudged that its type carries. */
function blinded({ blinds, type }: Gap, { controls, rulebook }: Run): string[] {
  const rule = type === undefined ? undefined : rulebook.types.get(type)
  const unseen: string[] = blinds ?? [...(rule?.facets ?? []), ...(rule?.places === true ? ['places'] : [])]
  return controls.filter(({ judges }) => unseen.includes(judges)).map(({ id }) => id)
}
