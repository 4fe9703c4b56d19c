// What is left out where anybody may read the log of a run: the accounts, and whatever names the page and the progress would tell.
import { printable } from '../../reports/plain-text.ts'
import type { Host, Stream } from '../host.ts'
import type { Event } from './event.ts'
import type { Shown } from './inputs.ts'

/** A summary that was asked for in full, in public, lets all else be told too. */
export const isDiscreet = ({ isPublic }: Event, { summary }: { summary: Shown }): boolean =>
  isPublic && summary !== 'full'

/** Accounts of AWS, and ids of subscriptions, tenants and principals of Azure. */
const accounts = /(?<![\w.])\d{12}(?!\w)|\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/gi

export const withoutAccounts = (text: string): string => text.replaceAll(accounts, '***')

/** Its log obeys nobody: each line is made harmless. stdout is left as it is, for what stands there are commands, which escape what they hold. */
export function quietened(host: Host, discreet: () => boolean): Host {
  const { stderr, stdout } = host.process
  const told = (line: string): string => printable(discreet() ? withoutAccounts(line) : line)
  const log: Stream = { write: (text) => stderr.write(text.split('\n').map(told).join('\n')) }
  return { ...host, process: { stdout, stderr: log } }
}
