// What every planter of the Azure estate is given: a way to plant, the vault, the logs and the set of keys of each region, and the book of what was planted.
import type { Body, Estate } from '../../servers/arm.ts'

export const group = '0a1b2c3d-0000-4000-8000-000000000001'
/** The subscription that the estate keeps its archive in; it is scanned too. */
export const archive = '0a1b2c3d-0000-4000-8000-000000000002'
/** A subscription that nobody lists. */
export const stranger = '0a1b2c3d-0000-4000-8000-00000000000f'

export const regions = [
  'germanywestcentral',
  'westeurope',
  'northeurope',
  'brazilsouth',
  'eastus',
  'southeastasia',
] as const
export type Region = (typeof regions)[number]

/** What a store is tagged with: whose data it holds, and of which stage it is. */
interface Marks {
  /** As the data rules of ringfence.yaml know it. */
  data?: 'pii' | 'health' | 'pii-br' | 'public' | 'support' | 'logs' | 'payroll' | 'members' | 'visits'
  stage?: 'prod' | 'test'
}

export interface Store extends Marks {
  /** From the provider on: `Microsoft.Sql/servers/shop/databases/orders`. */
  path: string
  region: Region | 'japaneast'
  subscription?: string
  properties?: object
  /** What stands beside `properties`: kind, sku, zones. */
  more?: object
  /** What else is told of it, by the path after its id. */
  beside?: Readonly<Record<string, object>>
}

export interface Planting {
  /** Ids by the name that truth.yaml uses. */
  book: Map<string, string>
  /** Absent name: it holds nothing, and no resource of the inventory comes of it. */
  plant(name: string | undefined, store: Store): string
  /** What is in no list, and told to whoever asks for it by its id. */
  tell(id: string, body: object): void
  estate(): Estate
}

export const idOf = (path: string, subscription = group): string =>
  `/subscriptions/${subscription}/resourceGroups/shop/providers/${path}`

const typeOf = (path: string): string =>
  path
    .split('/')
    .filter((_, index) => index === 0 || index % 2 === 1)
    .join('/')

export function planting(): Planting {
  const book = new Map([
    ['subscription of the group', `/subscriptions/${group}`],
    ['subscription of the archive', `/subscriptions/${archive}`],
  ])
  const resources: Body[] = []
  const beside: Record<string, object> = {}
  return {
    book,
    plant(name, { path, region, subscription, data = 'pii', stage = 'prod', properties = {}, more = {}, ...told }) {
      const id = idOf(path, subscription)
      if (name !== undefined && book.has(name)) throw new Error(`${name} was planted twice`)
      if (name !== undefined) book.set(name, id)
      const tags = { DataClass: data, Stage: stage }
      resources.push({
        id,
        name: path.slice(path.lastIndexOf('/') + 1),
        type: typeOf(path),
        location: region,
        tags,
        ...more,
        properties,
      })
      for (const [at, body] of Object.entries(told.beside ?? {})) beside[`${id}${at}`.toLowerCase()] = body
      return id
    },
    tell: (id, body) => void (beside[id.toLowerCase()] = body),
    estate: () => ({
      subscriptions: [{ subscriptionId: group }, { subscriptionId: archive }],
      locations: [...regions, 'japaneast', 'eastasia', 'southcentralus'].map((one) => ({
        name: one,
        metadata: { regionType: 'Physical' },
      })),
      resources,
      beside: {
        // The archive has none, so that its activity log is lost after 90 days.
        [`/subscriptions/${group}/providers/microsoft.insights/diagnosticsettings`]: settings('germanywestcentral', [
          'Administrative',
        ]),
        [`/subscriptions/${group}/providers/microsoft.authorization/policyassignments`]: { value: assigned },
        ...beside,
      },
    }),
  }
}

/** To the group, and nothing to the archive: none of its blobs are opened, nothing of its accounts is unlogged, and nothing made without a label. */
const policies: readonly [definition: string, parameters: object][] = [
  ['4fa4b6c0-31ca-4c0d-b10d-24b96f62a751', { effect: { value: 'Deny' } }],
  ['b4fe1a3b-0715-4c6c-a5ea-ffc33cf823cb', {}],
  ['25a70cc8-2bd4-47f1-90b6-1478e4662c96', {}],
  ['7bd000e3-37c7-4928-9f31-86c4b77c5c45', {}],
  ['2fb86bf3-d221-43d1-96d1-2434af34eaa0', {}],
  ['871b6d14-10aa-478d-b590-94f262ecfa99', { tagName: { value: 'DataClass' } }],
]
const assigned = policies.map(([definition, parameters], index) => ({
  id: `/subscriptions/${group}/providers/Microsoft.Authorization/policyAssignments/${index}`,
  identity: { type: 'SystemAssigned' },
  properties: {
    policyDefinitionId: `/providers/Microsoft.Authorization/policyDefinitions/${definition}`,
    parameters,
  },
}))

export const workspaceIn = (region: Region): string => idOf(`Microsoft.OperationalInsights/workspaces/logs-${region}`)
export const setIn = (region: Region): string => idOf(`Microsoft.Compute/diskEncryptionSets/disks-${region}`)
export const vaultIn = (region: Region): string => `https://keys-${region}.vault.azure.net`
export const keyIn = (region: Region): string => `${vaultIn(region)}/keys/data`

const settings = (region: Region, categories: readonly string[]) => ({
  value: [
    {
      properties: {
        workspaceId: workspaceIn(region),
        logs: categories.map((category) => ({ category, enabled: true })),
      },
    },
  ],
})

/** Diagnostic settings of what is at a path after the id. */
export const logged = (region: Region, categories: readonly string[], at = '') => ({
  [`${at}/providers/Microsoft.Insights/diagnosticSettings`]: settings(region, categories),
})
