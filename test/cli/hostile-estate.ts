// An estate whose every free text is a hostile name: what is called so, tagged so, lies there, points there and is owned by that.
import { hostileNames } from '../reports/hostile-names.ts'
import { type ArmBody, armBodies, type Item, sample } from './saved-estate.ts'

export const names: readonly string[] = [
  ...hostileNames,
  '\tTAB',
  '\rCR',
  '\nLF',
  '\u0000',
  '\u001b[2J',
  '\u009b',
  '\ud800',
  '\udc00',
  'prototype',
  'toString',
  'x'.repeat(10_000),
]
export const subscription = '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'

/** Made by entries, for a literal would take `__proto__` for something else. */
const under = <T>(key: string, value: T): Record<string, T> => Object.fromEntries([[key, value]])

const called = (item: Item, name: string, arn: string, tags = under(name, name)): Item => ({
  ...item,
  resourceName: name,
  resourceId: name,
  ARN: arn,
  tags,
})

/** Copies to a hostile bucket by a rule of hostile id, and logs to another. */
function replicating(name: string): Item {
  const item = sample('AWS::S3::Bucket', 'example-crm')
  const destinationConfig = { bucketARN: `arn:aws:s3:::to-${name}`, account: null }
  const rules = under(name, { status: 'Enabled', destinationConfig })
  return {
    ...called(item, name, `arn:aws:s3:::${name}`),
    supplementaryConfiguration: {
      ...item.supplementaryConfiguration,
      BucketReplicationConfiguration: { rules },
      BucketLoggingConfiguration: { destinationBucketName: `logs-${name}` },
    },
  }
}

function database(name: string): Item {
  const item = sample('AWS::RDS::DBInstance', 'orders')
  const configuration = { ...item.configuration, readReplicaDBInstanceIdentifiers: [`replica-${name}`] }
  return { ...called(item, name, `arn:aws:rds:eu-west-1:111122223333:db:${name}`), configuration }
}

function snapshot(name: string): Item {
  const item = sample('AWS::RDS::DBSnapshot', 'crm-weekly-copy')
  const configuration = { ...item.configuration, sourceDBSnapshotIdentifier: `original-${name}` }
  return { ...called(item, name, `arn:aws:rds:us-east-1:111122223333:snapshot:${name}`), configuration }
}

function trail(name: string): Item {
  const item = sample('AWS::CloudTrail::Trail', 'example-organisation')
  const configuration = { ...item.configuration, s3BucketName: `trail-${name}` }
  return { ...called(item, name, `arn:aws:cloudtrail:eu-central-1:111122223333:trail/${name}`), configuration }
}

const key = (name: string): Item => {
  const { resourceName: _, ...item } = called(
    sample('AWS::KMS::Key'),
    name,
    `arn:aws:kms:eu-central-1:111122223333:key/${name}`,
  )
  return item
}

/** Six Config items per name. */
export const hostileItems: readonly Item[] = names.flatMap((name, index) => [
  replicating(name),
  {
    ...called(replicating(name), `bucket-${index}`, `arn:aws:s3:::bucket-${index}`, under(name, name)),
    awsRegion: name,
  },
  database(name),
  snapshot(name),
  trail(name),
  key(name),
])

/** A slash ends the id of a subscription. */
export const owners: readonly string[] = names.map((name) => name.replaceAll('/', ''))

/** Three ARM bodies per name. */
export const hostileBodies: readonly ArmBody[] = names.flatMap((name, index) => {
  const [account, vault] = [armBodies('storage-accounts.json')[0], armBodies('key-vaults.json')[0]]
  if (account === undefined || vault === undefined) throw new Error('the sample estate has lost its Azure part')
  const group = (owner: string) => `/subscriptions/${owner}/resourceGroups/${name}/providers`
  const tags = under(name, name)
  const there = { ...account.properties, primaryLocation: name, secondaryLocation: `pair-${name}` }
  return [
    { ...account, tags, id: `${group(owners[index] ?? '')}/Microsoft.Storage/storageAccounts/owned`, name },
    {
      ...account,
      tags,
      id: `${group(subscription)}/Microsoft.Storage/storageAccounts/${name}`,
      name,
      properties: there,
    },
    { ...vault, tags, id: `${group(subscription)}/Microsoft.KeyVault/vaults/${name}`, name, location: name },
  ]
})
