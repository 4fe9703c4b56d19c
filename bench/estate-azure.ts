// The Azure resources of a generated estate, with the settings and references that real ones have.
import { partial, unknown } from '../src/model/fact.ts'
import type { Reference } from '../src/model/resource.ts'
import { unclassified } from '../src/normalize/unclassified.ts'
import { labelKinds, labelsOf } from './estate-labels.ts'
import { survives } from './estate-resilience.ts'
import { at, type Kind, later, named, points, read, resourceOf, type Site } from './estate-shape.ts'
import { digitsOf, seeded } from './seeded.ts'

const idOf = ({ account }: Site, type: string, name: string): string =>
  `/subscriptions/${account}/resourceGroups/data/providers/${type}/${name}`

export const storageAccount: Kind = (template, site, noise) => {
  const [home, labels = 0, enforced, version, logged] = digitsOf(template, [
    site.world.azure.length,
    labelKinds,
    2,
    4,
    3,
  ])
  const traits = seeded(site.seed, 'storage', template)
  const type = 'Microsoft.Storage/storageAccounts'
  const name = `data${noise.hex(12)}`
  const own = traits.chance(0.3)
  const unread = unknown('not-recorded', 'Microsoft.Insights/diagnosticSettings/read')
  const references: Reference[] = [
    ...(own ? [points('key', 'azure-storage-encryption', `keys-${noise.hex(8)}.vault.azure.net`)] : []),
    ...(traits.chance(0.6) ? [pair('azure-grs-pair')] : []),
  ]
  return [
    resourceOf('azure', site, noise, {
      type,
      name,
      id: idOf(site, type, name),
      holds: 'content',
      region: at(site.world.azure, home),
      facets: {
        atRest: { enabled: read(true), algorithm: read('AES256'), keyOwner: read(own ? 'customer' : 'provider') },
        custody: { exclusive: read(false) },
        inTransit: { enforced: read(enforced === 0), minimumVersion: read(at([1, 1.1, 1.2, 1.3], version)) },
        logging: { dataAccess: at([read(true), read(false), unread], logged) },
        exposure: { public: read(enforced !== 0) },
        classification: unclassified,
        residue: { orphaned: read(false), remainingDays: read(at([7, 30, 365, 'forever'], version)) },
        ...survives(seeded(site.seed, 'storage zones', template)),
      },
      labels: labelsOf(labels, noise),
      references: traits.chance(0.2) ? partial(references, 'not-recorded', [0]) : read(references),
    }),
  ]
}

export const vault: Kind = (template, site, noise) => {
  const [home, labels = 0] = digitsOf(template, [site.world.azure.length, labelKinds])
  const type = 'Microsoft.KeyVault/vaults'
  const name = named(noise, 'keys')
  return [
    resourceOf('azure', site, noise, {
      type,
      name,
      id: idOf(site, type, name),
      aliases: [`${name}.vault.azure.net`],
      holds: 'key',
      region: at(site.world.azure, home),
      facets: {},
      labels: labelsOf(labels, noise),
      references: read([pair('azure-key-vault-pair')]),
    }),
  ]
}

/** The provider picks the pair: the table tells where it is. */
const pair = (mechanism: string): Reference => ({ role: 'pair', mechanism, locator: later })

export const subscription: Kind = (template, site, noise) => [
  resourceOf('azure', site, noise, {
    type: 'Microsoft.Resources/subscriptions',
    name: site.account,
    id: `/subscriptions/${site.account}`,
    holds: 'none',
    region: '',
    facets: {
      audit: {
        enabledRegions: read(site.world.azure.filter((_, index) => index >= 12 || (template & (1 << index)) === 0)),
        unloggedRegions: later,
      },
      coverage: { complete: later },
      guardrail: {
        enforced: read(template % 2 === 0),
        strayRegions: read(site.world.azure.slice(0, template % 2)),
        declared: later,
      },
      defaults: {
        publicBlocked: read(template % 3 === 0),
        volumesEncrypted: read(true),
        logsRouted: read(template % 5 === 0),
        labelsRequired: read(template % 7 === 0),
      },
    },
    labels: read([]),
    references: read([]),
  }),
]
