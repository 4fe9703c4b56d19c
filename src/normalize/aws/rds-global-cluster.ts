// What a global cluster makes of its members: one is written to, and the others, in other regions, follow it.
import * as v from 'valibot'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import type { Telling } from './telling.ts'

const listing = call('rds:DescribeGlobalClusters')
const mechanism = 'rds-global-cluster'

const member = v.object({ DBClusterArn: v.string(), IsWriter: v.boolean() })
type Member = v.InferOutput<typeof member>
const globalClusters = v.pipe(
  v.object({ GlobalClusters: v.array(v.object({ GlobalClusterMembers: v.array(member) })) }),
  v.transform(({ GlobalClusters }) => GlobalClusters.map(({ GlobalClusterMembers }) => GlobalClusterMembers)),
)

export interface Memberships {
  /** It follows no other cluster. */
  original: Fact<boolean>
  references: Fact<Reference[]>
}

/** A Config item tells nothing of it, nor does any other in its place. */
export function memberships({ answers }: Observation, told: Telling): Memberships {
  const own = chain(ask(answers, listing, globalClusters), (all, from) =>
    known(all.find((members) => members.some(({ DBClusterArn }) => DBClusterArn === told.arn.text)) ?? [], from),
  )
  const followed = chain(own, (members, from) => known(isWriter(members, told) ? null : writerOf(members), from))
  return {
    original: chain(followed, (writer, from) => known(writer === null, from)),
    references:
      followed.state === 'known' && followed.value !== null
        ? pointers('source', mechanism, followed, (writer) => (writer === null ? [] : [{ locator: writer }]))
        : pointers('replica', mechanism, own, (members, from) =>
            members
              .filter(({ DBClusterArn }) => DBClusterArn !== told.arn.text)
              .map(({ DBClusterArn }) => ({ locator: known(DBClusterArn, from) })),
          ),
  }
}

const isWriter = (members: readonly Member[], { arn }: Telling): boolean =>
  members.length === 0 || members.some(({ DBClusterArn, IsWriter }) => IsWriter && DBClusterArn === arn.text)

/** Between the loss of a writer and the choice of another there is none. */
const writerOf = (members: readonly Member[]): Fact<string> => {
  const writer = members.find(({ IsWriter }) => IsWriter)
  return writer === undefined ? unknown('unresolved', listing.permission) : known(writer.DBClusterArn, [])
}
