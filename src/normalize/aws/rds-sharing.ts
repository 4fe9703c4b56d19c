// Whom a snapshot of RDS is shared with: everyone, or a list of accounts.
import * as v from 'valibot'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Sharing } from '../../model/facets.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import type { Arn } from './arn.ts'
import { ask, call } from './answers.ts'
import { beside, field, type Telling } from './telling.ts'

interface Asking {
  operation: string
  /** The field that wraps the answer, and the field in it that lists the attributes. */
  wrapper: string
  list: string
}

const mechanism = 'rds-snapshot-share'

/** Only a snapshot that somebody took by hand can be shared: AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html */
const manual = 'manual'

/** Account ids, or `all`. */
export function sharedWith({ answers }: Observation, told: Telling, asking: Asking): Fact<string[]> {
  const name = told.spelling === 'api' ? 'SnapshotType' : 'snapshotType'
  return chain(field(told, name, v.string()), (kind, from) => {
    if (kind !== manual) return known([], from)
    return told.spelling === 'api'
      ? ask(answers, call(asking.operation), accounts(asking))
      : beside(told, asking.list, inConfig, asking.operation)
  })
}

/** `restore` is there whether or not anybody is on it. */
const restorable = 'restore'

const accounts = ({ wrapper, list }: Asking) =>
  v.pipe(
    v.object({
      [wrapper]: v.object({
        [list]: v.array(v.object({ AttributeName: v.string(), AttributeValues: v.array(v.string()) })),
      }),
    }),
    v.transform((body) => body[wrapper]?.[list]?.find((one) => one.AttributeName === restorable)?.AttributeValues),
    v.array(v.string()),
  )

const inConfig = v.pipe(
  v.array(v.object({ attributeName: v.string(), attributeValues: v.array(v.string()) })),
  v.transform((list) => list.find((one) => one.attributeName === restorable)?.attributeValues),
  v.array(v.string()),
)

export const sharingFacet = (shared: Fact<string[]>): Sharing => ({
  public: map(shared, (list) => list.includes('all')),
  foreignAccounts: chain(shared, () => unknown('unresolved')),
})

/** Whoever may restore a snapshot may do so in any region, so that the ARN of what it becomes there names none. */
export const sharers = ({ partition, name }: Arn, kind: string, shared: Fact<string[]>): Fact<Reference[]> =>
  pointers('vault', mechanism, shared, (list, from) =>
    list.map((one) =>
      one === 'all'
        ? { locator: unknown('unresolved') }
        : { locator: known(`arn:${partition}:rds::${one}:${kind}:${name}`, from), account: one },
    ),
  )
