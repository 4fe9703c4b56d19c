// AWS::KMS::Key: what it says of itself, whom it opens data for, and where a multi-region key has put copies of itself.
import * as v from 'valibot'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { decode } from '../decode.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { keyGrants } from './key-grants.ts'
import { keyFacets } from './kms-facets.ts'
import { rotatesByItself } from './kms-rotation.ts'
import { pointers } from '../pointers.ts'
import { askedLabels, keyTagList, tagsUnder } from './labels.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'kms:ListResourceTags'
const describing = { operation: 'kms:DescribeKey', wrapper: 'KeyMetadata', arn: 'Arn', tagging }

const spelled = {
  api: { manager: 'KeyManager', multiRegion: 'MultiRegion', configuration: 'MultiRegionConfiguration' },
  config: { manager: 'keyManager', multiRegion: 'multiRegion', configuration: 'multiRegionConfiguration' },
} as const

/** The other keys of one multi-region family. */
interface Family {
  primary: string
  replicas: string[]
}

const arn = { api: v.object({ Arn: v.string() }), config: v.object({ arn: v.string() }) }
const families = {
  api: v.pipe(
    v.object({ PrimaryKey: arn.api, ReplicaKeys: v.array(arn.api) }),
    v.transform(({ PrimaryKey, ReplicaKeys }): Family => ({
      primary: PrimaryKey.Arn,
      replicas: ReplicaKeys.map(({ Arn }) => Arn),
    })),
  ),
  config: v.pipe(
    v.object({ primaryKey: arn.config, replicaKeys: v.array(arn.config) }),
    v.transform(({ primaryKey, replicaKeys }): Family => ({
      primary: primaryKey.arn,
      replicas: replicaKeys.map((key) => key.arn),
    })),
  ),
}

export function key(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const keys = keyFacets(told)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::KMS::Key',
    holds: 'key',
    facets: {
      keys,
      keyRotation: { automatic: rotatesByItself(told, observation, keys.owner) },
      keyGrants: keyGrants(told, observation, keys.owner),
    },
    labels: askedLabels(told, observation, tagging, tagsUnder('Tags', keyTagList)),
    references: relatives(told),
  })
}

function relatives(told: Telling): Fact<Reference[]> {
  const own = told.arn.text
  const family = familyOf(told)
  // The type word (`PRIMARY`, `REPLICA`) is not asked: which ARN is the primary's settles it, and cannot contradict itself.
  if (family.state !== 'unknown' && family.value !== null && family.value.primary !== own) {
    return pointers('source', mechanism, family, (of, from) =>
      of === null ? [] : [{ locator: known(of.primary, from) }],
    )
  }
  return pointers('replica', mechanism, family, (of, from) =>
    (of?.replicas ?? []).filter((replica) => replica !== own).map((replica) => ({ locator: known(replica, from) })),
  )
}

const mechanism = 'kms-multi-region'

/** Null for a key of one region. */
function familyOf(told: Telling): Fact<Family | null> {
  const name = spelled[told.spelling]
  const multiRegion = field(told, name.multiRegion, v.boolean())
  // Only customers can make a multi-region key, so a key of AWS's own needs no answer; old descriptions give none.
  const manager = field(told, name.manager, v.string())
  if (multiRegion.state === 'unknown' && manager.state === 'known' && manager.value === 'AWS')
    return known(null, told.from)
  return chain(multiRegion, (yes, from) => {
    if (!yes) return known(null, from)
    const raw = told.fields[name.configuration]
    return raw === undefined ? unknown('not-recorded', told.permission) : decode(families[told.spelling], raw, from)
  })
}
