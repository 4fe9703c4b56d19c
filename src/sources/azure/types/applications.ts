// What applications are made of: web apps and functions, data factories, and the services that send people messages.
import { isRecord } from '../../../model/json.ts'
import { type ArmType, diagnosticSettings } from '../arm-type.ts'

const sites = 'Microsoft.Web/sites'
const factories = 'Microsoft.DataFactory/factories'

/** The rest of a configuration has names of users, and can have keys. Resource Graph spells its names now with a capital and now without. */
const transport = (body: unknown): unknown => {
  if (!isRecord(body) || !isRecord(body['properties'])) return body
  const named = new Map(Object.entries(body['properties']).map(([name, value]) => [name.toLowerCase(), value]))
  return { properties: { minTlsVersion: named.get('mintlsversion'), ftpsState: named.get('ftpsstate') } }
}

const isWhole = (kept: unknown): boolean =>
  isRecord(kept) &&
  isRecord(kept['properties']) &&
  Object.values(kept['properties']).every((value) => typeof value === 'string')

export const applicationTypes: readonly ArmType[] = [
  {
    type: sites,
    apiVersion: '2023-12-01',
    secrets: ['siteConfig', 'siteProperties'],
    asks: [
      {
        action: `${sites}/config/read`,
        path: '/config/web',
        keep: transport,
        // https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources#appserviceresources
        table: { name: 'appserviceresources', type: 'microsoft.web/sites/config', isWhole },
      },
      diagnosticSettings,
    ],
  },
  {
    type: factories,
    apiVersion: '2018-06-01',
    secrets: ['globalParameters'],
    asks: [
      { action: `${factories}/integrationRuntimes/read`, path: '/integrationRuntimes', list: true },
      diagnosticSettings,
    ],
  },
  {
    type: 'Microsoft.Communication/communicationServices',
    apiVersion: '2023-04-01',
    asks: [diagnosticSettings],
  },
  { type: 'Microsoft.Communication/emailServices', apiVersion: '2023-04-01' },
]
