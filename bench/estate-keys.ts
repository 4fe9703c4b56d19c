// The keys, trails and accounts of a generated AWS estate; multi-region keys point at each other.
import type { Fact } from '../src/model/fact.ts'
import type { Label, Reference, Resource } from '../src/model/resource.ts'
import { labelKinds, labelsOf } from './estate-labels.ts'
import { at, type Kind, later, points, read, resourceOf, type Site } from './estate-shape.ts'
import { digitsOf, type Seeded, seeded } from './seeded.ts'

// A key has few settings, so the last kind of label keeps apart the keys with a replica in the estate from the others.
const half = labelKinds / 2

const keyArn = (site: Site, region: string, id: string): string => `arn:aws:kms:${region}:${site.account}:key/${id}`

interface Wanted {
  id: string
  region: string
  labels: Fact<Label[]>
  references: Reference[]
}

const keyOf = (site: Site, noise: Seeded, { id, region, labels, references }: Wanted): Resource =>
  resourceOf('aws', site, noise, {
    type: 'AWS::KMS::Key',
    name: id,
    id: keyArn(site, region, id),
    holds: 'key',
    region,
    facets: {
      keys: {
        owner: read('customer'),
        external: read(false),
        enabled: read(true),
        pendingDeletion: read(false),
        deletionProtected: read(true),
      },
      keyRotation: { automatic: read(true) },
      keyGrants: { foreignDecrypt: read([]) },
    },
    labels,
    references: read(references),
  })

/** Most keys stay where they are, a tenth has a replica; only when such keys run out, the next have two, ever further away. */
export const key: Kind = (template, site, noise) => {
  const regions = site.world.aws
  const usual = regions.length * half
  const [home = 0, labels = 0] = digitsOf(template % usual, [regions.length, half])
  const round = Math.floor(template / usual)
  const traits = seeded(site.seed, 'key', template)
  const away = (step: number) => at(regions, (home + step) % regions.length)
  if (round >= regions.length - 1) throw new Error(`only ${usual * round} keys are distinct`)
  const single = traits.chance(0.1) ? [away(1 + traits.below(regions.length - 1))] : []
  const id = noise.hex(32)
  return [
    keyOf(site, noise, {
      id,
      region: away(0),
      labels: labelsOf(labels, noise),
      references: (round === 0 ? single : [away(round), away(round + 1)]).map((there) =>
        points('replica', 'kms-multi-region', keyArn(site, there, id)),
      ),
    }),
  ]
}

/** A multi-region key and its replica, both in the estate, each naming the other. */
export const mirroredKey: Kind = (template, site, noise) => {
  const regions = site.world.aws
  const [home = 0, labels = 0] = digitsOf(template, [regions.length, half])
  const id = `mrk-${noise.hex(32)}`
  const [here, there] = [at(regions, home), at(regions, (home + 5) % regions.length)]
  const one = { id, labels: labelsOf(labels + half, noise) }
  const mirror = (role: 'replica' | 'source', region: string) => [
    points(role, 'kms-multi-region', keyArn(site, region, id)),
  ]
  return [
    keyOf(site, noise, { ...one, region: here, references: mirror('replica', there) }),
    keyOf(site, noise, { ...one, region: there, references: mirror('source', here) }),
  ]
}

/** Every account has one, which records the accesses to one store of its own. */
export const trail: Kind = (_, site, noise) => {
  const region = at(site.world.aws, 0)
  return [
    resourceOf('aws', site, noise, {
      type: 'AWS::CloudTrail::Trail',
      name: 'audit',
      id: `arn:aws:cloudtrail:${region}:${site.account}:trail/audit`,
      holds: 'metadata',
      region,
      facets: {
        capture: {
          active: read(true),
          everyRegion: read(true),
          wholeOrganisation: read(false),
          managementEvents: read(true),
          dataEvents: read([`arn:aws:s3:::ledger-${site.account}/`]),
        },
        logIntegrity: { validated: read(true), locked: later, separate: later },
      },
      labels: labelsOf(0, noise),
      references: read([points('log-sink', 'cloudtrail-delivery', site.hub(region))]),
    }),
  ]
}

/** The `template` says which regions it has opted in to, a bit each. */
export const account: Kind = (template, site, noise) => {
  const enabled = site.world.aws.filter((_, index) => index >= 12 || (template & (1 << index)) === 0)
  return [
    resourceOf('aws', site, noise, {
      type: 'AWS::Organizations::Account',
      name: site.account,
      id: site.account,
      holds: 'none',
      region: '',
      facets: {
        audit: { enabledRegions: read(enabled), unloggedRegions: later },
        coverage: { complete: later },
        custody: { exclusive: later },
        guardrail: { enforced: read(template % 2 === 0), strayRegions: read(enabled), declared: later },
        defaults: {
          publicBlocked: read(true),
          volumesEncrypted: read(template % 3 > 0),
          logsRouted: later,
          labelsRequired: read(false),
        },
      },
      labels: read([]),
      references: read([]),
    }),
  ]
}
