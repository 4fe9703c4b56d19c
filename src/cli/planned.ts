// Reads plans into a scan: what will be is the inventory, what was before is kept beside it, to be held against it.
import type { SourceRecord } from '../model/observation.ts'
import type { Rulebook } from '../model/rulebook.ts'
import { readPlan } from '../sources/terraform/index.ts'
import { gather, type Gathering, gathering } from './inventory.ts'
import type { ScanRequest } from './request.ts'

/** What stood before the change; to be closed by whoever takes it. `madeAt`: when a plan was written that does not say so itself. */
export async function gatherPlans(
  paths: readonly string[],
  request: ScanRequest,
  { into, rulebook, folder, madeAt }: Into,
): Promise<Gathering> {
  return gathering({ ...request, share: request.share, folder }, async (before) => {
    const [account, ...more] = request.accounts
    for (const path of paths) {
      const plan = await readPlan(path, {
        table: rulebook.planned,
        madeAt: madeAt(path),
        defaultRegion: request.defaultRegion,
        account: more.length === 0 ? account : undefined,
      })
      await gather(each(plan.before), before, rulebook)
      await gather(each(plan.after), into, rulebook)
    }
    return before
  })
}

interface Into {
  into: Gathering
  rulebook: Rulebook
  folder: string | undefined
  madeAt: (path: string) => string
}

async function* each(records: readonly SourceRecord[]): AsyncGenerator<SourceRecord> {
  yield* records
}
