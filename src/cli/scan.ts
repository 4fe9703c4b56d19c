// The one way through the house: sources, normalize, resolve, estate, evaluate, findings; only this file knows the order.
import { type Inventory, estate } from '../estate/index.ts'
import { loadJudge } from '../evaluate/judge.ts'
import { type Judged, findingsOf, summaryOf } from '../findings/index.ts'
import type { Control } from '../model/control.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { Run, ScanIdentity } from '../model/run.ts'
import type { Subject } from '../model/subject.ts'
import type { Verdict } from '../model/verdict.ts'
import { type Locate, resolve } from '../resolve/index.ts'
import { findConfig, loadConfig, loadRules, policyData, rulebookOf } from '../rulebook/index.ts'
import { compiledPolicy, rulesFolder } from './assets.ts'
import { refuseUnknownControls } from './clauses.ts'
import { type Gathered, gatherSources } from './gather.ts'
import type { Host } from './host.ts'
import { identityOf } from './identity.ts'
import type { ScanRequest } from './request.ts'
import { matches, ofControls, refuseStrayRegions, withLaws, within } from './scope.ts'
import { toolVersion } from './version.ts'

/** Reads, joins, judges and sums up. Throws an ExplainedError for what the caller can mend; writes nothing. */
export async function scan(request: ScanRequest, host: Host, rulesAt = rulesFolder): Promise<Run> {
  const rules = await loadRules(rulesAt)
  const config = await loadConfig(await findConfig(host.cwd, request.config), rules)
  const rulebook = withLaws(rulebookOf(rules, config), request.laws)
  const policy = await compiledPolicy()
  const judge = await loadJudge(policy, policyData(rules), rulebook.types)
  refuseUnknownControls(rules.laws, judge.controls)

  const gathered = await gatherSources(request, host, rulebook)
  refuseStrayRegions(request, gathered.inventory, rulebook)
  const inventory = await resolved(within(gathered.inventory, request), gathered.locate)
  const identity = await identified(request, gathered, inventory, rulebook, policy.metadata.digest)
  const subjects = estate(inventory, rulebook, identity.now)
  const verdicts = ofControls(
    subjects.flatMap((subject) => judge.judge(subject)),
    judge.controls.map(({ id }) => id),
    request.controls,
  )
  return runOf({ request, identity, rulebook, controls: judge.controls, subjects, verdicts, inventory, gathered })
}

const resolved = async (inventory: Inventory, locate: Locate | undefined): Promise<Inventory> => ({
  ...inventory,
  lookups: await resolve(inventory.resources, inventory.lookups, locate),
})

/** A run that is read again keeps its name and its day, unless another day is asked for. */
async function identified(
  request: ScanRequest,
  { recorded, collectors, startedAt }: Gathered,
  inventory: Inventory,
  rulebook: Rulebook,
  policyDigest: string,
): Promise<ScanIdentity> {
  const now = request.now ?? recorded?.now ?? startedAt
  const fresh = identityOf({
    now,
    toolVersion: await toolVersion(),
    policyDigest,
    rulebook,
    scope: recorded?.scope ?? scopeOf(request, inventory),
    collectors,
    inventory,
  })
  return recorded !== undefined && recorded.now === now ? { ...fresh, id: recorded.id } : fresh
}

const scopeOf = ({ from }: ScanRequest, { resources }: Inventory): ScanIdentity['scope'] => ({
  providers: distinct(resources.map(({ provider }) => provider)),
  accounts: distinct(resources.map(({ owner }) => owner.account)),
  regions: distinct(
    resources.flatMap(({ location: { region } }) => (region.state === 'unknown' ? [] : [region.value])),
  ),
  from: from.toSorted(),
})

const distinct = (names: readonly string[]): string[] => [...new Set(names)].toSorted()

interface Ingredients {
  request: ScanRequest
  identity: ScanIdentity
  rulebook: Rulebook
  controls: readonly Control[]
  subjects: Subject[]
  verdicts: Verdict[]
  inventory: Inventory
  gathered: Gathered
}

function runOf({ request, identity, rulebook, controls, subjects, verdicts, inventory, gathered }: Ingredients): Run {
  const asked = controls.filter(
    ({ id }) => request.controls.length === 0 || request.controls.some((glob) => matches(glob, id)),
  )
  const judged: Judged = {
    identity,
    rulebook,
    controls: asked,
    subjects,
    verdicts,
    gaps: inventory.gaps,
    dataless: gathered.dataless,
    coverage: { asked: inventory.asked.length, gaps: inventory.gaps.length, lookups: inventory.lookups.length },
    unused: [],
  }
  const findings = findingsOf(judged)
  return {
    identity,
    rulebook,
    controls: [...asked],
    subjects,
    verdicts,
    findings,
    asked: [...inventory.asked],
    gaps: [...inventory.gaps],
    lookups: [...inventory.lookups],
    summary: summaryOf(judged, findings, request.failOn),
    warnings: [...rulebook.config.warnings, ...gathered.warnings],
  }
}
