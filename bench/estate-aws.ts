// The AWS resources of a generated estate, with the settings and references that real ones have.
import { partial, unknown } from '../src/model/fact.ts'
import type { Reference, Resource } from '../src/model/resource.ts'
import { placedLater } from '../src/normalize/placed-later.ts'
import { unclassified } from '../src/normalize/unclassified.ts'
import { labelKinds, labelsOf, usualLabels } from './estate-labels.ts'
import { recovers, survives } from './estate-resilience.ts'
import { at, type Kind, later, named, points, read, resourceOf, type Shape, type Site } from './estate-shape.ts'
import { digitsOf, type Seeded, seeded } from './seeded.ts'

const ciphers = [
  ['AES256', 'provider'],
  ['aws:kms', 'provider'],
  ['aws:kms', 'customer'],
  ['aws:kms:dsse', 'customer'],
] as const

const keyArn = (site: Site, region: string, id: string): string => `arn:aws:kms:${region}:${site.account}:key/${id}`

export const bucket: Kind = (template, site, noise) => {
  const regions = site.world.aws
  const [home, days = 0, cipher] = digitsOf(template, [regions.length, 3650, ciphers.length])
  const traits = seeded(site.seed, 'bucket', template)
  const region = at(regions, home)
  const [algorithm, keyOwner] = at(ciphers, cipher)
  const keyAt = traits.chance(0.9) ? region : traits.of(regions)
  const unread = traits.chance(0.05) ? unknown('denied', 's3:GetBucketPolicy') : undefined
  const references: Reference[] = [
    ...(keyOwner === 'customer' ? [points('key', 's3-encryption', keyArn(site, keyAt, noise.hex(32)))] : []),
    ...(traits.chance(0.5) ? [points('log-sink', 's3-access-log', site.hub(region))] : []),
    ...(traits.chance(0.2) ? [points('replica', 's3-replication', site.hub(traits.of(regions)))] : []),
  ]
  return [
    bucketOf(site, noise, named(noise, 'data'), {
      region,
      facets: {
        atRest: { enabled: read(true), algorithm: read(algorithm), keyOwner: read(keyOwner) },
        custody: { exclusive: keyOwner === 'customer' ? later : read(false) },
        inTransit: {
          enforced: unread ?? read(traits.chance(0.7)),
          minimumVersion: unread ?? read(traits.of([1, 1.2, 1.2, 1.3])),
        },
        logging: { dataAccess: read(traits.chance(0.5)) },
        exposure: { public: read(traits.chance(0.03)) },
        retention: { days: read(days + 1), locked: read(traits.chance(0.1)) },
        classification: unclassified,
        ...survives(seeded(site.seed, 'bucket zones', template), 0.97),
      },
      labels: usualLabels(traits, noise),
      references: traits.chance(0.05) ? partial(references, 'denied', [0]) : read(references),
    }),
  ]
}

/** One in each region takes what the others send there; nothing else is kept forever. */
export const hub = (region: string, name: string, site: Site, noise: Seeded): Resource =>
  bucketOf(site, noise, name, {
    region,
    facets: {
      atRest: { enabled: read(true), algorithm: read('AES256'), keyOwner: read('provider') },
      custody: { exclusive: read(false) },
      inTransit: { enforced: read(true), minimumVersion: read(1.2) },
      logging: { dataAccess: read(true) },
      exposure: { public: read(false) },
      retention: { days: read('forever'), locked: read(true) },
      classification: unclassified,
      ...survives(noise, 1),
    },
    labels: labelsOf(1, noise),
    references: read([]),
  })

const bucketOf = (site: Site, noise: Seeded, name: string, shape: Omit<Shape, 'type' | 'name' | 'id' | 'holds'>) =>
  resourceOf('aws', site, noise, {
    type: 'AWS::S3::Bucket',
    name,
    id: `arn:aws:s3:::${name}`,
    holds: 'content',
    ...shape,
  })

export const database: Kind = (template, site, noise) => {
  const [home, labels = 0, enforced, version, logged] = digitsOf(template, [site.world.aws.length, labelKinds, 3, 4, 3])
  const traits = seeded(site.seed, 'database', template)
  const region = at(site.world.aws, home)
  const name = named(noise, 'db')
  const arn = (there: string, which: string) => `arn:aws:rds:${there}:${site.account}:db:${which}`
  const unread = unknown('not-recorded', 'rds:DescribeDBParameters')
  const secret = traits.chance(0.9)
  const key = points('key', 'rds-encryption', keyArn(site, region, noise.hex(32)))
  const replica = points('replica', 'rds-read-replica', arn(traits.of(site.world.aws), `${name}-copy`))
  return [
    resourceOf('aws', site, noise, {
      type: 'AWS::RDS::DBInstance',
      name,
      id: arn(region, name),
      holds: 'content',
      region,
      facets: {
        atRest: {
          enabled: read(secret),
          algorithm: read(secret ? 'AES256' : 'none'),
          keyOwner: secret ? later : read('none'),
        },
        custody: { exclusive: secret ? later : read(false) },
        exposure: { public: read(traits.chance(0.05)) },
        inTransit: {
          enforced: at([read(true), read(false), unread], enforced),
          minimumVersion: at([read(1.2), read(1.3), read(1), unread], version),
        },
        logging: { dataAccess: at([read(true), read(false), unread], logged) },
        classification: unclassified,
        ...recovers(traits),
        ...survives(traits),
      },
      labels: labelsOf(labels, noise),
      references: read([...(secret ? [key] : []), ...(traits.chance(0.2) ? [replica] : [])]),
    }),
  ]
}

export const snapshot: Kind = (template, site, noise) => {
  const [home, labels = 0, cipher, copied] = digitsOf(template, [site.world.aws.length, labelKinds, 3, 2])
  const traits = seeded(site.seed, 'snapshot', template)
  const region = at(site.world.aws, home)
  const name = named(noise, 'snapshot')
  const arn = (there: string, which: string) => `arn:aws:rds:${there}:${site.account}:snapshot:${which}`
  const [algorithm, keyOwner] = at(
    [
      ['none', 'none'],
      ['AES256', 'provider'],
      ['AES256', 'customer'],
    ] as const,
    cipher,
  )
  const key = points('key', 'rds-encryption', keyArn(site, region, noise.hex(32)))
  const source = points('source', 'rds-snapshot-copy', arn(traits.of(site.world.aws), `${name}-original`))
  return [
    resourceOf('aws', site, noise, {
      type: 'AWS::RDS::DBSnapshot',
      name,
      id: arn(region, name),
      holds: 'content',
      region,
      facets: {
        atRest: { enabled: read(algorithm !== 'none'), algorithm: read(algorithm), keyOwner: read(keyOwner) },
        classification: unclassified,
        custody: { exclusive: keyOwner === 'customer' ? later : read(false) },
        sharing: { public: read(false), foreignAccounts: later },
        isolation: placedLater.isolation,
        dependency: placedLater.dependency,
      },
      labels: labelsOf(labels, noise),
      references: read([...(keyOwner === 'customer' ? [key] : []), ...(copied === 1 ? [source] : [])]),
    }),
  ]
}
