// A SARIF log of one run, its results first: they are written as they come, and rules and notifications are known when the last has.
import type { Summary } from '../../model/run.ts'
import { exchanged } from '../exchange.ts'
import { messageText } from './words.ts'
import type { Rules } from './rules.ts'

export const logHead = (): string =>
  `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"results":[\n`

export interface Notification {
  level: 'error' | 'warning' | 'note'
  text: string
}

export interface LogEnd {
  summary: Summary
  rules: Rules
  notifications: readonly Notification[]
  properties: Record<string, unknown>
}

export function logTail({ summary, rules, notifications, properties }: LogEnd): string {
  const { scan } = summary
  const rest = {
    tool: {
      driver: {
        name: 'ringfence',
        semanticVersion: scan.toolVersion,
        rules: rules.list(),
      },
    },
    // What stands before the last slash is the category, which is the same from run to run.
    automationDetails: { id: `ringfence/${scan.scope.providers.join('+')}/${scan.id}` },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: summary.exit.code < 2,
        exitCode: summary.exit.code,
        exitCodeDescription: summary.exit.why,
        endTimeUtc: scan.now,
        toolExecutionNotifications: notifications.map(({ level, text }) => ({
          level,
          message: { text: messageText(text) },
        })),
      },
    ],
    properties: {
      scanId: scan.id,
      policyDigest: scan.policyDigest,
      rulesVersion: scan.rulesVersion,
      ...properties,
    },
  }
  return `\n],${exchanged(rest).slice(1)}]}\n`
}

/** What is missing from the results for want of an answer. */
export function incomplete({ exit, unknown }: Summary): Notification[] {
  const open = unknown.checks - unknown.accepted + unknown.ownerless
  if (exit.code < 2 && unknown.checks === 0 && unknown.ownerless === 0) return []
  const accepted = unknown.accepted === 0 ? '' : `, and ${unknown.accepted} more are accepted gaps`
  return [
    {
      level: exit.code < 2 ? 'note' : 'error',
      text: `${exit.why}. ${open} checks could not be made${accepted}; none of them passed.`,
    },
  ]
}
