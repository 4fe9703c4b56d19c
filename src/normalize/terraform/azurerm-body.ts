// What every resource of azurerm is told with: the body that Azure Resource Manager would give, and the settings that are resources beside it.
import { afterApply, isMark, notTold, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, at, chosen, each, isSet, of, tagsOf, textIn, usual, word } from './values.ts'

/** No table knows its country: a body without a location would be taken for a part of one. */
const unnamed = 'unknown'

/** Of what is managed elsewhere only the name is told. */
export const body = ({ main, row }: Planned, type: string, own: Readonly<Record<string, unknown>>): Answered =>
  told(`${type}/read`, row, {
    id: row.id,
    name: row.name,
    ...(main === undefined ? {} : { location: row.region ?? unnamed, tags: tagsOf(main), ...own }),
  })

/** What lies in a resource, as one list of it. */
export function listOf({ main, row }: Planned, operation: string, items: readonly unknown[]): Answered {
  const value = allOf(main, items)
  return isMark(value) ? undefined : told(operation, row, { value })
}

/** What lies in another is told from it by its id alone. */
export const idUnder = (above: unknown, kind: string, name: unknown): unknown =>
  typeof above !== 'string' ? above : typeof name === 'string' ? `${above}/${kind}/${name}` : name

/** What is a resource of its own, or set within; nobody knows of one that exists and has neither here. */
export const keyIn = ({ main }: Planned, inline: unknown, apart: PlannedRow | undefined): unknown =>
  textIn(inline) ?? (apart === undefined ? (main?.isNew === true ? undefined : notTold) : keyUrl(apart.values))

const operation = 'Microsoft.Insights/diagnosticSettings/read'

/** https://learn.microsoft.com/rest/api/monitor/diagnostic-settings/list */
export function diagnostics(planned: Planned, logs = logsOf): Answered {
  const all = planned.parts('azurerm_monitor_diagnostic_setting')
  const settings = all.map((one) => ({
    properties: {
      workspaceId: textIn(of(one, 'log_analytics_workspace_id')),
      storageAccountId: textIn(of(one, 'storage_account_id')),
      eventHubAuthorizationRuleId: textIn(of(one, 'eventhub_authorization_rule_id')),
      marketplacePartnerId: textIn(of(one, 'partner_solution_id')),
      logs: logs(one),
    },
  }))
  return listOf(planned, operation, settings)
}

export const logsOf = (setting: PlannedRow): unknown =>
  joinedLists(
    each(of(setting, 'enabled_log'), (log) => ({ ...named(log), enabled: true })),
    each(of(setting, 'log'), (log) => ({
      ...named(log),
      enabled: at(log, 'enabled') ?? usual(setting, 'log.enabled'),
    })), // before version 4
  )

const named = (log: unknown) => ({
  category: textIn(at(log, 'category')),
  categoryGroup: textIn(at(log, 'category_group')),
})

/** What is not known of one is not known of both. */
const joinedLists = (one: unknown, other: unknown): unknown =>
  !Array.isArray(one) ? one : Array.isArray(other) ? [...(one as unknown[]), ...(other as unknown[])] : other // `as`: of whatever they are

/** As the public cloud calls it. Undefined where Azure makes up the name. */
export function hostOf({ main }: Planned, suffix: string): string | undefined {
  const name = of(main, 'name')
  return typeof name === 'string' ? `${name.toLowerCase()}.${suffix}` : undefined
}

/** Of a setting that names a key in one of several ways, none of which is Microsoft's. */
export const keyUrl = (block: unknown): unknown =>
  ['key_vault_key_id', 'managed_hsm_key_id', 'key_vault_uri']
    .map((name) => chosen(textIn(at(block, name))))
    .find((found) => found !== undefined) ?? vaultUrl(at(block, 'key_vault_id'))

const vaultUrl = (id: unknown): unknown => {
  const name = typeof id === 'string' ? /\/vaults\/([^/]+)$/i.exec(id)?.[1] : undefined
  return name === undefined ? afterApply : `https://${name.toLowerCase()}.vault.azure.net/`
}

export const enabledWord = (flag: unknown): unknown => word(flag, 'Enabled', 'Disabled')

/** An image that a publisher offers to all, whoever that is, as Azure calls that. */
export function offered(image: unknown): unknown {
  if (isMark(image)) return image
  return isSet(image) ? '/providers/Microsoft.Compute/locations/all/publishers/any' : undefined
}
