// AWS::EC2::Image: a machine image, which is a name for snapshots, and who else may start it; from the API, as Config knows no such type.
import * as v from 'valibot'
import { anyTrue, chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { ask, call } from './answers.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { ec2Labels, identifiedBy, onlyWhereSo, placeOf, snapshotArn } from './ebs-storage.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

interface Home {
  partition: string
  region: string
}

/** As of a snapshot, it names no account: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html */
const imageArn = ({ partition, region }: Home, id: string): string => `arn:${partition}:ec2:${region}::image/${id}`

const operation = 'ec2:DescribeImages'
const describing = { operation, wrapper: 'Images', arn: identifiedBy('ImageId', imageArn), tagging: operation }
const sharing = 'ec2:DescribeImageAttribute'

const text = v.string()
const devices = v.array(
  v.object({ Ebs: v.nullish(v.object({ SnapshotId: v.nullish(text), OutpostArn: v.nullish(text) })) }),
)

/** Everyone, one account, or all accounts of an organisation or of a part of one. */
const grant = v.union([
  v.strictObject({ UserId: text }),
  v.strictObject({ Group: v.literal('all') }),
  v.strictObject({ OrganizationArn: text }),
  v.strictObject({ OrganizationalUnitArn: text }),
])
const grants = v.pipe(
  v.object({ LaunchPermissions: v.array(grant) }),
  v.transform(({ LaunchPermissions }) => LaunchPermissions),
)
type Grant = v.InferOutput<typeof grant>

/** Its data is in its snapshots, which are resources themselves: how that is encrypted is asked of them. */
export function image(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const disks = field(told, 'BlockDeviceMappings', devices)
  const shared = ask(observation.answers, call(sharing), grants)
  const resource = awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::EC2::Image',
    holds: 'content',
    facets: {
      classification: unclassified,
      sharing: {
        public: anyTrue(
          field(told, 'Public', v.boolean()),
          map(shared, (list) => list.some((one) => 'Group' in one)),
        ),
        foreignAccounts: chain(shared, () => unknown('unresolved')),
      },
      isolation: placedLater.isolation,
    },
    labels: ec2Labels(told),
    references: gather(snapshots(told, disks), original(told), sharers(told, shared)),
  })
  const outpost = map(disks, (list) => list.find(({ Ebs }) => Ebs?.OutpostArn)?.Ebs?.OutpostArn ?? null)
  return { ...resource, location: placeOf(told, known(null, told.from), outpost) }
}

/** An image without a snapshot lies in a bucket, as a bundle that nobody here reads. */
const snapshots = (told: Telling, disks: Fact<v.InferOutput<typeof devices>>): Fact<Reference[]> =>
  pointers(
    'source',
    'image-snapshot',
    chain(disks, (list, from) => {
      const ids = list.flatMap(({ Ebs }) => Ebs?.SnapshotId || [])
      return ids.length === 0 ? unknown('unsupported') : known(ids, from)
    }),
    (ids, from) => ids.map((id) => ({ locator: known(snapshotArn(told.arn, id), from) })),
  )

/**
 * EC2 names the image that another was copied from, or that the instance was started from which another was made of. Of
 * some old ones it does not, and of what was registered there is none; all have their snapshots to tell where data came from.
 */
const original = (told: Telling): Fact<Reference[]> =>
  pointers(
    'source',
    'image-original',
    chain(onlyWhereSo(told, 'SourceImageId'), (id, from) =>
      id === null
        ? known(null, from)
        : map(field(told, 'SourceImageRegion', text), (region) => imageArn({ ...told.arn, region }, id)),
    ),
    (arn, from) => (arn === null ? [] : [{ locator: known(arn, from) }]),
  )

/** A shared image can be started in its own region only: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-explicit.html */
const sharers = ({ arn }: Telling, shared: Fact<Grant[]>): Fact<Reference[]> =>
  pointers('vault', 'image-share', shared, (list, from) =>
    list.map((one) => {
      if (!('UserId' in one)) return { locator: unknown('unresolved') }
      return {
        locator: known(`arn:${arn.partition}:ec2:${arn.region}:${one.UserId}:image/${arn.name}`, from),
        account: one.UserId,
      }
    }),
  )
