// Which control decides on a place: one word for each, so that every copy has one owner and none has two.
import type { Place, PlaceKind } from '../model/place.ts'

/** What the word depends on. */
export type Way = Pick<Place, 'role' | 'extent'> & { via?: { means: string; mechanism: string } }

/** Mechanisms of inference and training begin with one of these. */
const ofAi = ['ai-', 'bedrock-', 'openai-']

/** Total: a place that none of the words fits is `other`, which has an owner too. */
export function kindOf({ role, via, extent }: Way): PlaceKind {
  switch (role) {
    case 'primary':
      return kindOfHome(extent)
    case 'key':
    case 'log':
    case 'edge':
      return role
    case 'processing':
      return via === undefined || !leaves(via.means) ? job(via?.mechanism) : 'export'
    case 'backup':
    case 'snapshot':
      return via === undefined ? 'backup' : copied(via)
    case 'replica':
    case 'failover':
      return via === undefined ? 'other' : copied(via)
  }
}

function kindOfHome(extent: Place['extent']): PlaceKind {
  if (extent === undefined) return 'primary'
  return extent === 'global' ? 'global' : 'container'
}

/** Given to somebody, who need not keep it as a copy. */
const leaves = (means: string): boolean => means === 'sharing' || means === 'log-export'

function copied({ means, mechanism }: NonNullable<Way['via']>): PlaceKind {
  switch (means) {
    case 'replication':
    case 'failover':
      return mechanism.endsWith('-pair') ? 'pair' : 'replica'
    case 'backup':
    case 'snapshot-copy':
      return mechanism.endsWith('-pair') ? 'pair' : 'backup'
    case 'processing':
      return job(mechanism)
    case 'edge-cache':
      return 'edge'
    default:
      return leaves(means) ? 'export' : 'other'
  }
}

const job = (mechanism = ''): PlaceKind => (ofAi.some((word) => mechanism.startsWith(word)) ? 'ai' : 'compute')
