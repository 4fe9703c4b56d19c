// A run as it is known before its first resource is judged: its name and its day, what was read, and what is to be warned of.
import type { Baseline } from '../model/baseline.ts'
import type { Control } from '../model/control.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { Run, ScanIdentity } from '../model/run.ts'
import { registerWarnings } from '../rulebook/index.ts'
import { cutOffIn, type Gathered } from './gathered.ts'
import { identityOf, type Ingredients, withFormer } from './identity.ts'
import type { ScanRequest } from './request.ts'
import type { Surveyed } from './surveyed.ts'
import { toolVersion } from './version.ts'

/** What it is judged by. */
export interface Terms {
  rulebook: Rulebook
  controls: Control[]
  policyDigest: string
  baseline: Baseline | undefined
  configFile: string | undefined
}

/** What is judged. */
export interface Material {
  gathered: Gathered
  known: Surveyed
}

/** What policies warn of is known once they were asked, and told with the rest. */
export interface NewRun extends Run {
  warnings: string[]
}

/** `former`: the digest of what stood before the change of a plan. */
export async function newRun(
  request: ScanRequest,
  { rulebook, controls, policyDigest, baseline, configFile }: Terms,
  { gathered, known }: Material,
  former: string | undefined,
): Promise<NewRun> {
  const cutOff = cutOffIn(gathered, 'the scan') // by now all is located
  const sources = { ...known, digest: withFormer(known.digest, former) }
  const identity = await identified(request, gathered, sources, { rulebook, policyDigest, cutOff })
  const due = registerWarnings(rulebook, identity.now)
  const late = cutOff.map((what) => `${what}: the credentials or the time ran out before all of it was read`)
  const comparedWith = plainDay(request, gathered, identity)
  const { gaps, asked, lookups } = known
  return {
    identity,
    rulebook,
    controls,
    asked,
    gaps,
    lookups,
    warnings: [...rulebook.config.warnings, ...due, ...gathered.warnings, ...late],
    ...(configFile === undefined ? {} : { configFile }),
    ...(comparedWith === undefined ? {} : { comparedWith }),
    ...(baseline === undefined ? {} : { baseline }),
    // Whoever keeps the answers wants the passes that rest on them too; a replay, those of the run that kept them.
    ...((gathered.gathering.raw ?? request.rawBefore) && { tellsAll: true }),
  }
}

/** A question about the law is held against the same day; another day, and not another hour, against that of the run, or of the sample, that is read. */
function plainDay(
  { without, savedAt }: ScanRequest,
  { recorded }: Gathered,
  { now }: ScanIdentity,
): string | undefined {
  const day = recorded?.now ?? savedAt ?? now
  return without.length === 0 && day.slice(0, 10) === now.slice(0, 10) ? undefined : day
}

/** A run that is read again keeps its name and its day, unless another day is asked for. */
async function identified(
  request: ScanRequest,
  { recorded, collectors, startedAt, from }: Gathered,
  { scope, digest }: Surveyed,
  rest: Pick<Ingredients, 'rulebook' | 'policyDigest' | 'cutOff'>,
): Promise<ScanIdentity> {
  const now = request.now ?? recorded?.now ?? startedAt
  const fresh = identityOf({
    now,
    toolVersion: await toolVersion(),
    ...rest,
    scope: recorded?.scope ?? { ...scope, from: from.toSorted() },
    collectors,
    sources: digest,
    without: request.without,
  })
  return recorded !== undefined && isJudgedAlike(recorded, fresh) ? { ...fresh, id: recorded.id } : fresh
}

/** On another day, or by other rules, it is another run. */
const isJudgedAlike = (one: ScanIdentity, other: ScanIdentity): boolean =>
  one.now === other.now &&
  one.configDigest === other.configDigest &&
  one.rulesDigest === other.rulesDigest &&
  one.policyDigest === other.policyDigest &&
  (one.without ?? []).join() === (other.without ?? []).join()
