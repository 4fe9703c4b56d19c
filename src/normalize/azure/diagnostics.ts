// Diagnostic settings: which logs of a resource are kept, and where they are sent.
import * as v from 'valibot'
import { type Fact, known, unknown, unknownAs } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { beside, listOf } from './beside.ts'

const action = 'Microsoft.Insights/diagnosticSettings/read'

const text = v.nullish(v.pipe(v.string(), v.nonEmpty()))

/** https://learn.microsoft.com/rest/api/monitor/diagnostic-settings/list, api-version 2021-05-01-preview */
const setting = v.pipe(
  v.object({
    properties: v.object({
      workspaceId: text,
      storageAccountId: text,
      eventHubAuthorizationRuleId: text,
      marketplacePartnerId: text,
      logs: v.nullish(v.array(v.object({ category: text, categoryGroup: text, enabled: v.boolean() }))),
    }),
  }),
  v.transform(({ properties: { logs, ...sinks } }) => ({
    logs: (logs ?? []).filter(({ enabled }) => enabled).map(({ category, categoryGroup }) => category ?? categoryGroup),
    sinks,
  })),
)

export type DiagnosticSettings = Fact<v.InferOutput<typeof setting>[]>

export const diagnosticSettings = (observation: Observation): DiagnosticSettings =>
  beside(observation, action, listOf(setting))

/**
 * Whether each of the categories is kept anywhere: by name, or in the group of all logs. What the group `audit` holds each
 * service decides, and may change: https://learn.microsoft.com/azure/azure-monitor/essentials/diagnostic-settings#category-groups
 */
export function keepsLogs(settings: DiagnosticSettings, categories: readonly string[]): Fact<boolean> {
  if (settings.state === 'unknown') return settings
  const { value, from } = settings
  const kept = value.flatMap(({ logs }) => logs)
  // What is kept is kept, whatever other settings there are.
  if (kept.includes('allLogs') || categories.every((category) => kept.includes(category))) return known(true, from)
  if (settings.state === 'partial') return unknownAs(settings)
  return kept.includes('audit') ? unknown('unsupported') : known(false, from)
}

/** Where logs are sent. What partners get goes to a place that Azure does not tell. */
export const logSinks = (settings: DiagnosticSettings): Fact<Reference[]> =>
  pointers('log-sink', 'azure-diagnostic-setting', settings, (all, from) =>
    all
      .filter(({ logs }) => logs.length > 0)
      .flatMap(({ sinks }) => [
        ...told(sinks.workspaceId, from),
        ...told(sinks.storageAccountId, from),
        ...told(sinks.eventHubAuthorizationRuleId?.replace(/\/authorizationrules\/.*$/i, ''), from),
        ...(typeof sinks.marketplacePartnerId === 'string' ? [{ locator: unknown('unsupported') }] : []),
      ]),
  )

const told = (id: string | null | undefined, from: number[]) =>
  typeof id === 'string' ? [{ locator: { state: 'known' as const, value: id.toLowerCase(), from } }] : []
