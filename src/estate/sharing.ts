// Who else may restore a snapshot: of the accounts that it was shared with, those that nobody here knows.
import { chain, type Fact, known } from '../model/fact.ts'
import type { Sharing } from '../model/facets.ts'
import type { Place } from '../model/place.ts'
import type { Resource } from '../model/resource.ts'
import { telling } from './telling.ts'

/** A list that was not read has left a place of an unknown account; of references unread altogether there is none. */
export const sharingOf = (
  { references }: Pick<Resource, 'references'>,
  sharing: Sharing,
  places: readonly Place[],
): Sharing => ({
  ...sharing,
  foreignAccounts:
    references.state === 'unknown'
      ? references
      : telling(places.filter(({ via }) => via?.means === 'sharing').map(stranger)),
})

const stranger = ({ account, relation }: Place): Fact<string | null> =>
  chain(relation, (word) => (word === 'unlisted' ? account : known(null, [])))
