// Resources with only what a join looks at, in the words of the field.
import { known, unknown } from '../../src/model/fact.ts'
import type { Reference, Resource } from '../../src/model/resource.ts'
import { unclassified } from '../../src/normalize/unclassified.ts'

export const account = '111122223333'

const resource = (more: Partial<Resource> & Pick<Resource, 'type' | 'name' | 'id'>): Resource => ({
  schema: 1,
  key: `aws|aws|${account}||${more.type}|${more.name}`,
  source: 'live',
  provider: 'aws',
  partition: 'aws',
  owner: { account },
  location: { raw: '', kind: 'region', region: unknown('unresolved') },
  holds: 'content',
  facets: {},
  labels: known([], []),
  references: known([], []),
  origins: [],
  ...more,
})

export const inRegion = (region: string): Resource['location'] => ({
  raw: region,
  kind: 'region',
  region: known(region, [0]),
})

export const bucket = (
  name: string,
  region: string,
  references: Reference[] = [],
  more: Partial<Resource> = {},
): Resource =>
  resource({
    type: 'AWS::S3::Bucket',
    name,
    id: `arn:aws:s3:::${name}`,
    location: inRegion(region),
    facets: {
      atRest: { enabled: known(true, [0]), algorithm: known('AES256', [0]), keyOwner: known('provider', [0]) },
      logging: { dataAccess: known(false, [0]) },
      classification: unclassified,
    },
    references: known(references, [0]),
    ...more,
  })

export const database = (name: string, region: string, references: Reference[] = []): Resource =>
  resource({
    type: 'AWS::RDS::DBInstance',
    name,
    id: `arn:aws:rds:${region}:${account}:db:${name}`,
    key: `aws|aws|${account}|${region}|AWS::RDS::DBInstance|${name}`,
    location: inRegion(region),
    references: known(references, [0]),
  })

export const key = (id: string, region: string, facts: Partial<NonNullable<Resource['facets']['keys']>>): Resource =>
  resource({
    type: 'AWS::KMS::Key',
    name: id,
    id: `arn:aws:kms:${region}:${account}:key/${id}`,
    location: inRegion(region),
    holds: 'key',
    facets: {
      keys: {
        owner: known('customer', [0]),
        external: known(false, [0]),
        enabled: known(true, [0]),
        pendingDeletion: known(false, [0]),
        deletionProtected: known(true, [0]),
        ...facts,
      },
    },
  })

export const storageAccount = (region: string, references: Reference[]): Resource =>
  resource({
    type: 'Microsoft.Storage/storageAccounts',
    name: 'vendas',
    id: '/subscriptions/s/resourcegroups/r/providers/microsoft.storage/storageaccounts/vendas',
    provider: 'azure',
    location: inRegion(region),
    references: known(references, [0]),
  })

export const accountResource = (enabled: string[]): Resource =>
  resource({
    type: 'AWS::Organizations::Account',
    name: account,
    id: account,
    location: { raw: '', kind: 'none', region: unknown('unresolved') },
    holds: 'none',
    facets: {
      audit: { enabledRegions: known(enabled, [0]), unloggedRegions: unknown('unresolved') },
      coverage: { complete: unknown('unresolved') },
    },
  })

export const trail = (region: string, capture: Partial<NonNullable<Resource['facets']['capture']>>): Resource =>
  resource({
    type: 'AWS::CloudTrail::Trail',
    name: 'audit',
    id: `arn:aws:cloudtrail:${region}:${account}:trail/audit`,
    location: inRegion(region),
    holds: 'metadata',
    facets: {
      capture: {
        active: known(true, [0]),
        everyRegion: known(false, [0]),
        wholeOrganisation: known(false, [0]),
        managementEvents: known(true, [0]),
        dataEvents: known([], [0]),
        ...capture,
      },
    },
  })

export const replicaOf = (locator: string, mechanism = 's3-replication'): Reference => ({
  role: 'replica',
  mechanism,
  locator: known(locator, [1]),
})
