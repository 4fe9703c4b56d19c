// What the Azure source is told by whoever starts it, and what it then knows of itself.
import type { TokenCredential } from '@azure/core-auth'
import type { Rate } from '../../runtime/token-bucket.ts'
import type { Cloud } from './clouds.ts'

export interface AzureIdentity {
  cloud: Cloud
  /** Absent where nobody is asked who calls: see connection.ts. */
  credential?: TokenCredential
  tenant: string
  /** Whoever the calls are made as: `app <id>` or `user <id>`, by the ids of the directory. */
  principal: string
}

export interface AzureOptions {
  /** Regions by name; of what is in none of them only the list is read. */
  regions: readonly string[] | 'all'
  /** Whether a resource belongs to the part of the scan that is read here; absent: each does. */
  mine?: (subscription: string, region: string) => boolean
  /** Those of the config; where there are neither these nor groups: all that are reached. */
  subscriptions?: readonly string[]
  /** By name: whatever is below them is read as if it were named. */
  managementGroups?: readonly string[]
  /** Only these of them; absent or empty: all. */
  accounts?: readonly string[]
  /** Only what is told of many resources at once; the rest is not asked, and unknown for that reason. */
  fast?: boolean
  /** ISO 8601 UTC. */
  clock: () => string
  /** One line for people; never a tag, a body or a secret. */
  onProgress?: (text: string) => void
  /** How often a call is tried again before its refusal stands. */
  retries?: number
  /** How many milliseconds a call may take. */
  patience?: number
  /** How many milliseconds are waited at most before a call is tried again, whatever Azure asks for. */
  longestWait?: number
  /** How many questions may begin in a subscription; what ARM bears, where nothing is said. */
  rate?: Rate
  /** In milliseconds, of the time that the run was given: after it nothing more is asked. Absent: it takes as long as it takes. */
  timeLeft?: () => number
  /** The cells that an earlier session has read whole. */
  known?: { cells: ReadonlySet<string> }
  /** Who is calling, where `identifyAzure` has already asked. */
  identity?: AzureIdentity
  env?: Readonly<Record<string, string | undefined>>
  /** Instead of those that the SDK would find. */
  credential?: TokenCredential
}
