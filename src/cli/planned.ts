// Reads a plan into a scan: what will be is the inventory, what was before is kept beside it, to be held against it.
import { explained } from '../model/errors.ts'
import type { SourceRecord } from '../model/observation.ts'
import type { Rulebook } from '../model/rulebook.ts'
import { isPlan, readPlan } from '../sources/terraform/index.ts'
import { isWhatIf, readWhatIf } from '../sources/what-if.ts'
import { gather, type Gathering } from './inventory.ts'
import type { ScanRequest } from './request.ts'
import { refuseStrayDefault } from './scope.ts'

interface Into {
  cwd: string
  into: Gathering
  /** What stood before the change. */
  before: Gathering
  rulebook: Rulebook
  /** When a plan was written that does not say so itself. */
  madeAt: (path: string) => string
}

/** A plan of Terraform or OpenTofu, or what Azure says a deployment will do. */
export interface Planned {
  path: string
  by: 'terraform' | 'what-if'
}

/** Undefined: a file of another kind. */
export async function plannedIn(path: string): Promise<Planned | undefined> {
  if (await isPlan(path)) return { path, by: 'terraform' }
  return (await isWhatIf(path)) ? { path, by: 'what-if' } : undefined
}

/** Throws an ExplainedError for a file that is no plan. */
export async function gatherPlan(
  { path, by }: Planned,
  request: ScanRequest,
  { cwd, into, before, rulebook, madeAt }: Into,
): Promise<void> {
  if (request.share !== undefined) throw unsplit(path)
  refuseStrayDefault(request.defaultRegion, rulebook)
  const [account, ...more] = request.accounts
  const plan =
    by === 'what-if'
      ? await readWhatIf(path, { madeAt: madeAt(path) })
      : await readPlan(path, {
          base: cwd,
          table: rulebook.planned,
          madeAt: madeAt(path),
          defaultRegion: request.defaultRegion,
          account: more.length === 0 ? account : undefined,
        })
  await gather(each(plan.before), before, rulebook)
  await gather(each(plan.after), into, rulebook)
}

async function* each(records: readonly SourceRecord[]): AsyncGenerator<SourceRecord> {
  yield* records
}

const unsplit = (path: string) =>
  explained('usage', {
    what: 'a plan was not split',
    where: `--from ${path} --shard`,
    why: 'it is one file, and read in a moment',
    mend: 'Leave --shard out',
  })
