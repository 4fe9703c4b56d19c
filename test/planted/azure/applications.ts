// Web apps, senders of messages, settings, devices, and records of patients.
import { idOf, keyIn, logged, type Planting, type Region, type Store } from './planting.ts'
import { storageAbroad } from './storage.ts'

type Plant = Pick<Planting, 'plant'>

export function plantApplications({ plant }: Planting): void {
  const site = (name: string, httpsOnly: boolean, minTlsVersion: string, ftpsState: string): Store => ({
    path: `Microsoft.Web/sites/${name}`,
    region: 'westeurope',
    properties: { httpsOnly },
    beside: { '/config/web': { properties: { minTlsVersion, ftpsState } } },
  })
  plant('site shop', site('shop', true, '1.2', 'FtpsOnly'))
  plant('site open', site('open', false, '1.0', 'AllAllowed'))

  for (const [word, type] of [
    ['messages', 'communicationServices'],
    ['mails', 'emailServices'],
  ] as const) {
    const service = (name: string, dataLocation: string): Store => ({
      path: `Microsoft.Communication/${type}/${name}`,
      region: 'westeurope',
      more: { location: 'global' },
      properties: { dataLocation },
    })
    plant(`${word} at home`, service('home', 'Germany'))
    plant(`${word} abroad`, service('abroad', 'United States'))
  }
  plantSettings({ plant })
  plantDevices({ plant })
  plantHealth({ plant })
}

function plantSettings({ plant }: Plant): void {
  const store = (name: string, properties: object = {}, replicas: readonly string[] = []): Store => ({
    path: `Microsoft.AppConfiguration/configurationStores/${name}`,
    region: 'westeurope',
    properties: {
      endpoint: `https://${name}.azconfig.io`,
      publicNetworkAccess: 'Disabled',
      encryption: { keyVaultProperties: { keyIdentifier: keyIn('westeurope') } },
      ...properties,
    },
    beside: { '/replicas': { value: replicas.map((location) => ({ location })) } },
  })
  plant('settings clinic', store('clinic'))
  plant('settings ireland', store('ireland', {}, ['North Europe']))
  plant('settings abroad', store('abroad', {}, ['East US']))
  plant('settings open', store('open', { publicNetworkAccess: 'Enabled', encryption: {} }))
}

function plantDevices({ plant }: Plant): void {
  const hub = (name: string, region: Region, data: NonNullable<Store['data']>, properties: object = {}): Store => ({
    path: `Microsoft.Devices/IotHubs/${name}`,
    region,
    data,
    properties: {
      hostName: `${name}.azure-devices.net`,
      publicNetworkAccess: 'Disabled',
      minTlsVersion: '1.2',
      encryption: { keyVaultProperties: [{ keyIdentifier: keyIn(region) }] },
      locations: [{ location: region, role: 'primary' }],
      routing: { endpoints: {}, routes: [] },
      ...properties,
    },
  })
  const paired = [
    { location: 'Brazil South', role: 'primary' },
    { location: 'South Central US', role: 'secondary' },
  ]
  plant('devices at home', hub('home', 'brazilsouth', 'pii-br', { locations: paired, enableDataResidency: true }))
  plant('devices paired', hub('paired', 'brazilsouth', 'pii-br', { locations: paired }))
  const route = { endpointNames: ['archive'], isEnabled: true }
  const routing = {
    endpoints: { storageContainers: [{ name: 'archive', endpointUri: 'https://replicatedus.blob.core.windows.net/' }] },
    routes: [route],
  }
  plant(
    'devices open',
    hub('open', 'westeurope', 'pii', {
      publicNetworkAccess: 'Enabled',
      minTlsVersion: '1.0',
      encryption: undefined,
      routing,
    }),
  )
}

function plantHealth({ plant }: Plant): void {
  const service = (
    kind: string,
    name: string,
    properties: object,
    beside: Store['beside'] = logged('germanywestcentral', ['AuditLogs']),
  ): Store => ({
    path: `Microsoft.HealthcareApis/workspaces/clinic/${kind}/${name}`,
    region: 'germanywestcentral',
    data: 'health',
    properties: {
      publicNetworkAccess: 'Disabled',
      encryption: { customerManagedKeyEncryption: { keyEncryptionKeyUrl: keyIn('germanywestcentral') } },
      ...properties,
    },
    ...(beside !== undefined && { beside }),
  })
  const open = { publicNetworkAccess: 'Enabled', encryption: undefined }
  plant(
    'fhir records',
    service('fhirservices', 'records', { exportConfiguration: { storageAccountName: 'patientfiles' } }),
  )
  plant(
    'fhir abroad',
    service('fhirservices', 'abroad', { exportConfiguration: { storageAccountName: 'replicatedus' } }),
  )
  plant('fhir open', service('fhirservices', 'open', open, {}))
  const storedIn = (storageResourceId: string) => ({ storageConfiguration: { storageResourceId } })
  plant(
    'dicom images',
    service('dicomservices', 'images', storedIn(idOf('Microsoft.Storage/storageAccounts/patientfiles'))),
  )
  plant('dicom abroad', service('dicomservices', 'abroad', storedIn(storageAbroad)))
  plant('dicom open', service('dicomservices', 'open', open, {}))
}
