// What a provider is told when it is opened for a live scan, and what it then is.
import type { Told } from '../model/observation.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { Restored } from './checkpoints.ts'
import type { Gathered } from './gathered.ts'
import type { Host } from './host.ts'
import type { Provider, ScanRequest } from './request.ts'

/** A provider whose credentials have answered. */
export interface Live {
  /** The one account that is read, where no other can be. */
  only?: string
  observe(known: Restored | undefined): AsyncIterable<Told>
  locate?: NonNullable<Gathered['locate']>
}

export interface Opening {
  request: ScanRequest
  host: Host
  rulebook: Rulebook
  onProgress(text: string): void
}

/** What the error says where the environment holds nothing, as opposed to something that was refused. */
export const noCredentials = 'CredentialsProviderError'

/** Twelve digits, or the id of a subscription. */
export const accountsOf = (provider: Provider, accounts: readonly string[]): string[] =>
  accounts.filter((account) => (provider === 'aws') === !account.includes('-'))
