// Devices for keys, lakes of logs, detectors and AWS Config: who keeps and who watches. moto knows detectors alone, and not what they export: all is told here.
import type { Called } from '../servers/refusing-proxy.ts'
import { account, type Planting, stranger, tagMap, tags } from './planting.ts'
import type { Book } from './truth.ts'

const [here, there, abroad] = ['eu-west-1', 'eu-central-1', 'us-east-1'] as const

const arns: Readonly<Record<string, string>> = {
  hsm: `cloudhsm:${here}:${account}:cluster/hsm`,
  'hsm alone': `cloudhsm:${here}:${account}:cluster/hsm-alone`,
  'backup of hsm': `cloudhsm:${here}:${account}:backup/hsm-kept`,
  'backup of hsm, in Virginia': `cloudhsm:${abroad}:${account}:backup/hsm-kept-virginia`,
  lake: `securitylake:${there}:${account}:data-lake/default`,
  'lake abroad': `securitylake:${here}:${account}:data-lake/default`,
  detector: `guardduty:${there}:${account}:detector/sound`,
  'channel of Config': `config:${there}:${account}:delivery-channel/default`,
  'channel of Config, abroad': `config:${here}:${account}:delivery-channel/default`,
  'detector abroad': `guardduty:${here}:${account}:detector/abroad`,
}

export async function plantWatch({ planted }: Planting): Promise<void> {
  for (const [name, arn] of Object.entries(arns)) planted(name, `arn:aws:${arn}`)
}

/** What one of these services says of the estate; of an estate without them, that it has none. */
export function watchTold({ service, operation, region }: Called, book: Book): object | undefined {
  const has = (name: string): boolean => book.get(name)?.includes(`:${region}:`) === true
  if (service === 'cloudhsm') return operation === 'DescribeClusters' ? clustersIn(has) : backupsIn(has)
  if (service === 'securitylake') return lakeTold(operation, region, has, book)
  if (service === 'config' && operation === 'DescribeDeliveryChannels') return channelsIn(region, has, book)
  return service === 'guardduty' ? detectorTold(operation, region, has, book) : undefined
}

type Has = (name: string) => boolean

const device = (zone: string) => ({ HsmId: zone, State: 'ACTIVE', AvailabilityZone: `${here}${zone}` })

const clustersIn = (has: Has) => ({
  Clusters: ['hsm', 'hsm alone'].filter(has).map((name) => ({
    ClusterId: name.replace(' ', '-'),
    State: 'ACTIVE',
    BackupRetentionPolicy: { Type: 'DAYS', Value: '90' },
    Hsms: (name === 'hsm' ? ['a', 'b'] : ['a']).map(device),
    TagList: tags(),
  })),
})

const copied = { CopyTimestamp: 1_764_000_000, SourceRegion: here, SourceBackup: 'hsm-kept', SourceCluster: 'hsm' }

const backupsIn = (has: Has) => ({
  Backups: ['backup of hsm', 'backup of hsm, in Virginia'].filter(has).map((name) => ({
    BackupId: name.endsWith('Virginia') ? 'hsm-kept-virginia' : 'hsm-kept',
    BackupState: 'READY',
    ClusterId: 'hsm',
    TagList: tags(),
    ...(name.endsWith('Virginia') && copied),
  })),
})

function lakeTold(operation: string, region: string, has: Has, book: Book): object {
  if (operation.startsWith('v1/tags/'))
    return { tags: Object.entries(tagMap({ data: 'logs' })).map(([key, value]) => ({ key, value })) }
  if (operation === 'v1/subscribers') {
    const reader = { subscriberId: 's', subscriberIdentity: { principal: stranger, externalId: 'x' } }
    return { subscribers: has('lake abroad') ? [{ ...reader, subscriberStatus: 'ACTIVE' }] : [] }
  }
  const sound = {
    encryptionConfiguration: { kmsKeyId: book.get(`key of ${region}`) },
    lifecycleConfiguration: { expiration: { days: 400 } },
    replicationConfiguration: { regions: [here] },
    s3BucketArn: book.get('bucket flow-records-frankfurt'),
  }
  const open = {
    encryptionConfiguration: { kmsKeyId: 'S3_MANAGED_KEY' },
    replicationConfiguration: { regions: [abroad] },
    s3BucketArn: book.get('bucket deliveries'),
  }
  const lakes = { lake: sound, 'lake abroad': open }
  return {
    dataLakes: Object.entries(lakes).flatMap(([name, lake]) =>
      has(name) ? [{ dataLakeArn: book.get(name), region, ...lake }] : [],
    ),
  }
}

/** What it exports lies under a key of where it lies. */
function detectorTold(operation: string, region: string, has: Has, book: Book): object {
  const [, id, list, destination] = operation.split('/')
  if (id === undefined)
    return { detectorIds: [...(has('detector') ? ['sound'] : []), ...(has('detector abroad') ? ['abroad'] : [])] }
  const told = { destinationId: `export-${id}`, destinationType: 'S3', status: 'PUBLISHING' }
  if (list === undefined) return { status: 'ENABLED', serviceRole: 'r', tags: tagMap({ data: 'logs' }) }
  if (destination === undefined) return { destinations: [told] }
  const isAbroad = id === 'abroad'
  return {
    ...told,
    publishingFailureStartTimestamp: 0,
    destinationProperties: {
      destinationArn: book.get(isAbroad ? 'bucket deliveries-virginia' : 'bucket flow-records-frankfurt'),
      kmsKeyArn: book.get(`key of ${isAbroad ? abroad : region}`),
    },
  }
}

/** Of a channel the key, too, may be abroad: it opens what is there. */
function channelsIn(region: string, has: Has, book: Book): object {
  const to = (bucket: string, key: string) => ({
    name: 'default',
    s3BucketName: book.get(`bucket ${bucket}`)?.split(':').at(-1),
    s3KmsKeyArn: book.get(`key of ${key}`),
  })
  return {
    DeliveryChannels: [
      ...(has('channel of Config') ? [to('flow-records-frankfurt', region)] : []),
      ...(has('channel of Config, abroad') ? [to('deliveries-virginia', abroad)] : []),
    ],
  }
}
