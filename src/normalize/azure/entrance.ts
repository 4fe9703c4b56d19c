// Where an entrance of Azure is: its location is `global`, which says of each kind something else.
import { unknown } from '../../model/fact.ts'
import type { Location } from '../../model/resource.ts'

/** DNS only says where to go, and receives nobody: whoever is sent to it is received where it sends him on, which only its own routes tell. */
export const answersOnly = ({ raw }: Location): Location => ({ raw, kind: 'global', region: unknown('unresolved') })
