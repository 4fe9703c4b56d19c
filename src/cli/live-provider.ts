// What a provider is told when it is opened for a live scan, and what it then is.
import { explained, isExplained } from '../model/errors.ts'
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
  locator?: { locate: NonNullable<Gathered['locate']>; cutOff(): boolean }
}

export interface Opening {
  request: ScanRequest
  host: Host
  rulebook: Rulebook
  onProgress(text: string): void
  timeLeft(): number
}

/** What the error says where the environment holds nothing, as opposed to something that was refused. */
const noCredentials = 'CredentialsProviderError'

/** Twelve digits, or the id of a subscription. */
export const accountsOf = (provider: Provider, accounts: readonly string[]): string[] =>
  accounts.filter((account) => (provider === 'aws') === !account.includes('-'))

export const isWithoutCredentials = (error: unknown): boolean => isExplained(error) && error.cause === noCredentials

export const noAzure = () =>
  explained(
    'authentication',
    {
      what: 'no credentials of Azure were found',
      where: 'the environment, and the logins of this machine',
      why: 'none of the ways that the Azure SDK tries led to any',
      mend: 'Run `az login`, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and a secret or a federated token',
    },
    noCredentials,
  )
