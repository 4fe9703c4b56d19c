// A Traffic Manager profile that steers by geography, as Azure Resource Manager tells of it.
import { subscriptionId } from './observed.ts'

export const providers = `/subscriptions/${subscriptionId}/resourceGroups/Shop/providers`

const profiles = 'Microsoft.Network/trafficManagerProfiles'
const endpoint = (kind: string, name: string, properties: object) => ({
  id: `${providers}/${profiles}/shop/${kind}/${name}`,
  name,
  type: `${profiles}/${kind}`,
  properties: { endpointStatus: 'Enabled', endpointMonitorStatus: 'Online', weight: 1, priority: 1, ...properties },
})

export const steering = {
  id: `${providers}/${profiles}/shop`,
  name: 'shop',
  type: profiles,
  location: 'global',
  tags: { DataClass: 'personal' },
  properties: {
    profileStatus: 'Enabled',
    trafficRoutingMethod: 'Geographic',
    dnsConfig: { relativeName: 'shop', fqdn: 'Shop.trafficmanager.net', ttl: 60 },
    monitorConfig: { profileMonitorStatus: 'Online', protocol: 'HTTPS', port: 443, path: '/' },
    endpoints: [
      endpoint('azureEndpoints', 'europe', {
        targetResourceId: `${providers}/Microsoft.Network/publicIPAddresses/Shop-EU`,
        target: 'shop-eu.westeurope.cloudapp.azure.com',
        endpointLocation: 'West Europe',
        geoMapping: ['GEO-EU', 'GEO-ME'],
      }),
      endpoint('externalEndpoints', 'americas', {
        target: 'shop.example.test',
        endpointLocation: 'North Europe',
        geoMapping: ['US-CA', 'WORLD'],
      }),
    ],
  },
}
