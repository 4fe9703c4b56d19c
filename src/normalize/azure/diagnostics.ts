// Diagnostic settings: which logs of a resource are kept, and where they are sent.
import * as v from 'valibot'
import { type Fact, known, unknown, unknownAs } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { besideEach, listOf, unanswered } from './beside.ts'

const action = 'Microsoft.Insights/diagnosticSettings/read'

const text = v.nullish(v.pipe(v.string(), v.nonEmpty()))

/** https://learn.microsoft.com/rest/api/monitor/diagnostic-settings/list, api-version 2021-05-01-preview */
const setting = v.pipe(
  v.object({
    properties: v.object({
      workspaceId: text,
      storageAccountId: text,
      eventHubAuthorizationRuleId: text,
      serviceBusRuleId: text, // as older settings call it
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

export function diagnosticSettings(observation: Observation): DiagnosticSettings {
  const [first = unreadSettings(observation)] = settingsOfEach(observation)
  return first
}

/** Of a resource whose parts have settings of their own: as many lists as were read. */
export const settingsOfEach = (observation: Observation): DiagnosticSettings[] =>
  besideEach(observation, action, listOf(setting))

export const unreadSettings = (observation: Observation): DiagnosticSettings => unanswered(observation, action)

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

/** Where logs are sent, each place once. */
export const logSinks = (settings: DiagnosticSettings): Fact<Reference[]> =>
  pointers('log-sink', 'azure-diagnostic-setting', settings, (all, from) => {
    const places = all.filter(({ logs }) => logs.length > 0).flatMap(({ sinks }) => placesOf(sinks))
    return [...new Set(places)].map((id) => ({ locator: id === null ? unknown('unsupported') : known(id, from) }))
  })

/** null: with a partner, of whom Azure does not tell where that is, or somewhere that nobody here knows of. */
function placesOf({
  marketplacePartnerId: partner,
  ...sinks
}: v.InferOutput<typeof setting>['sinks']): (string | null)[] {
  const ids = [
    sinks.workspaceId,
    sinks.storageAccountId,
    ...[sinks.eventHubAuthorizationRuleId, sinks.serviceBusRuleId].map(namespaceOf),
  ].flatMap((id) => id?.toLowerCase() ?? [])
  return typeof partner === 'string' || ids.length === 0 ? [...ids, null] : ids
}

const namespaceOf = (rule: string | null | undefined) => rule?.replace(/\/authorizationrules\/.*$/i, '')
