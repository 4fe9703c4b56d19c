// What applications are made of: web apps and functions, data factories, and the services that send people messages.
import { isRecord } from '../../../model/json.ts'
import { type ArmType, diagnosticSettings } from '../arm-type.ts'

const sites = 'Microsoft.Web/sites'
const factories = 'Microsoft.DataFactory/factories'

/** The rest of a configuration has names of users, and can have keys. */
const transport = (body: unknown): unknown => {
  if (!isRecord(body) || !isRecord(body['properties'])) return body
  const { minTlsVersion, ftpsState } = body['properties']
  return { properties: { minTlsVersion, ftpsState } }
}

export const applicationTypes: readonly ArmType[] = [
  {
    type: sites,
    apiVersion: '2023-12-01',
    secrets: ['siteConfig', 'siteProperties'],
    asks: [{ action: `${sites}/config/read`, path: '/config/web', keep: transport }, diagnosticSettings],
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
