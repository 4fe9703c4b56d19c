// What AWS says of the planted estate and moto does not: calls that are answered in moto's place, and what its answers lack.
import type { Bad, Called } from '../servers/refusing-proxy.ts'
import { credentials } from '../servers/seed-moto.ts'
import { apisTold } from './apis.ts'
import { functionsTold } from './functions.ts'
import { catalogueSettingsIn, cataloguesIn, lowerCaseTags, profilesIn } from './insights.ts'
import { modelsTold } from './models.ts'
import { account, regions, tagMap, tags } from './planting.ts'
import type { Book } from './truth.ts'
import { exportDescribed, exportsIn } from './tables.ts'
import { soundWarehouse } from './warehouses.ts'
import { watchTold } from './watch.ts'

type Mend = (text: string, call: Called) => string

/** By the call, as `service:operation`. */
const mends = (book: Book): Readonly<Record<string, Mend>> => ({
  // The ARN of a distribution names no region.
  'cloudfront:2020-05-31/distribution': (text) => text.replaceAll('arn:aws:cloudfront:1', 'arn:aws:cloudfront::1'),
  // All of them have selectors of their own.
  'cloudtrail:DescribeTrails': (text) =>
    text.replaceAll('"HasCustomEventSelectors": false', '"HasCustomEventSelectors": true'),
  'dax:DescribeClusters': everyOf('Clusters', () => ({ Nodes: ['a', 'b', 'c'].map(nodeIn) })),
  'dynamodb:DescribeTable': (text, { region }) =>
    text.includes('"TableName": "profiles"')
      ? text.replace(
          '{"Table": {',
          `{"Table": {${globalTable(region === 'us-east-1' ? 'eu-west-1' : 'us-east-1', book)}, `,
        )
      : text,
  // A volume that was made empty has an empty element.
  'ec2:DescribeVolumes': (text) => text.replaceAll('<volumeType>', '<snapshotId/><volumeType>'),
  'ec2:DescribeSnapshots': (text, { region }) =>
    copiesNameNoVolume(text, book).replaceAll(
      /<encrypted>true<\/encrypted>(?!<kmsKeyId>)/g, // it names the key of a copy only
      `<encrypted>true</encrypted><kmsKeyId>${book.get(`key of ${region}`)}</kmsKeyId>`,
    ),
  // Its zones are those of one region wherever it is.
  'elasticache:DescribeReplicationGroups': (text, { region }) =>
    text
      .replaceAll(/us-east-1(?=[ab]<)/g, region)
      .replaceAll('<AutomaticFailover>', '<GlobalReplicationGroupInfo/><AutomaticFailover>')
      .replaceAll(/<TransitEncryptionEnabled>true/g, '<TransitEncryptionMode>required</TransitEncryptionMode>$&'),
  'firehose:DescribeDeliveryStream': (text) =>
    text
      .replaceAll(/("BucketARN": "[^"]+")/g, '$1, "EncryptionConfiguration": {"NoEncryptionConfig": "NoEncryption"}')
      .replace('"KeyType":', '"Status": "ENABLED", "KeyType":')
      .replace(/^(?!.*EncryptionConfiguration": \{"KeyARN)(\{"DeliveryStreamDescription": \{)/s, `$1${unencrypted}, `),
  'fsx:DescribeFileSystems': (text) =>
    text.replaceAll('"LustreConfiguration": {', '$&"LogConfiguration": {"Level": "DISABLED"}, '),
  'kms:ListGrants': everyOf('Grants', () => ({ IssuingAccount: `arn:aws:iam::${account}:root` })),
  'memorydb:DescribeClusters': everyOf('Clusters', ({ Name }) =>
    Name === 'ranks-open' ? { AvailabilityMode: 'singleaz' } : { AvailabilityMode: 'multiaz' },
  ),
  // In moto they have no instances, in which alone their parameters are in force.
  'rds:DescribeDBClusters': (text) =>
    text.replaceAll(
      /<DBClusterMembers ?\/>|<DBClusterMembers><\/DBClusterMembers>/g,
      '<DBClusterMembers><DBClusterMember><DBClusterParameterGroupStatus>in-sync</DBClusterParameterGroupStatus></DBClusterMember></DBClusterMembers>',
    ),
  'rds:DescribeDBSnapshots': (text) =>
    text.replace(
      `<DBSnapshotArn>${book.get('snapshot orders-kept-virginia')}</DBSnapshotArn>`,
      `$&<SourceRegion>eu-west-1</SourceRegion><SourceDBSnapshotIdentifier>${book.get('snapshot orders-kept')}</SourceDBSnapshotIdentifier>`,
    ),
  'redshift:DescribeClusters': (text, { region }) =>
    text.replaceAll(
      /<ClusterIdentifier>([^<]+)<\/ClusterIdentifier><NodeType>/g,
      (whole, name: string) =>
        `<MultiAZ>${name === 'sales' ? 'Enabled' : 'Disabled'}</MultiAZ><ClusterNamespaceArn>arn:aws:redshift:${region}:${account}:namespace:${name}</ClusterNamespaceArn>${whole}`,
    ),
  'redshift:DescribeClusterSnapshots': (text, { region }) =>
    text
      .replaceAll('<SnapshotType>', `<OwnerAccount>${account}</OwnerAccount><SnapshotType>`)
      .replaceAll('<Encrypted>true', `<KmsKeyId>${book.get(`key of ${region}`)}</KmsKeyId><Encrypted>true`)
      .replaceAll('<Tags/>', `<Tags>${tags().map(asTag).join('')}</Tags>`),
  'redshift:DescribeLoggingStatus': (text) => text.replace('<LogDestinationType/><LogExports/>', ''),
  // A replica is under a key of its own region.
  'secretsmanager:DescribeSecret': (text, { region }) =>
    region === 'us-east-1' ? text.replace(/(?<="KmsKeyId": ")[^"]+/, book.get('key of us-east-1') ?? '') : text,
})

const globalTable = (RegionName: string, book: Book): string => {
  const replica = { RegionName, ReplicaStatus: 'ACTIVE', KMSMasterKeyId: book.get(`key of ${RegionName}`) }
  return `"GlobalTableVersion": "2019.11.21", "Replicas": ${JSON.stringify([replica])}`
}

const unencrypted = '"DeliveryStreamEncryptionConfiguration": {"Status": "DISABLED"}'
const nodeIn = (zone: string) => ({ NodeId: zone, AvailabilityZone: `eu-west-1${zone}` })
const asTag = ({ Key, Value }: { Key: string; Value: string }): string =>
  `<Tag><Key>${Key}</Key><Value>${Value}</Value></Tag>`

/** Something more to each of a list. */
const everyOf =
  (list: string, more: (one: Readonly<Record<string, unknown>>) => object): Mend =>
  (text) => {
    const answer = JSON.parse(text) as Readonly<Record<string, Record<string, unknown>[]>> // `as`: moto's own
    return JSON.stringify({ ...answer, [list]: answer[list]?.map((one) => ({ ...one, ...more(one) })) })
  }

/** "should not be used for any purpose", says the documentation of the id that the copy of a snapshot has. */
function copiesNameNoVolume(text: string, book: Book): string {
  const copies = ['snapshot kept, in Virginia', 'snapshot kept, in Ireland'].map(
    (name) => book.get(name)?.split('/')[1],
  )
  return text.replaceAll(/(<snapshotId>([^<]+)<\/snapshotId><volumeId>)[^<]+/g, (whole, before: string, id: string) =>
    copies.includes(id) ? `${before}vol-ffffffff` : whole,
  )
}

export function mendedFor(book: Book) {
  const all = mends(book)
  return (call: Called): ((text: string) => string) | undefined => {
    const mend = all[`${call.service}:${call.operation}`]
    return mend && ((text) => mend(text, call))
  }
}

/** Lists of what moto does not keep, and tags that all of it bears. */
const listed: Readonly<Record<string, (region: string, book: Book, body: string) => object>> = {
  'account:listRegions': () => ({ Regions: regions.map(enabled) }),
  'bedrock:inference-profiles': profilesIn,
  'bedrock:listTagsForResource': lowerCaseTags,
  'dynamodb:DescribeExport': exportDescribed,
  'dynamodb:ListExports': exportsIn,
  'glue:GetDataCatalogEncryptionSettings': catalogueSettingsIn,
  'glue:GetDatabases': cataloguesIn,
  'glue:GetTags': () => ({ Tags: tagMap() }),
  'kafka:api/v2/clusters': (region, book) => brokersIn(region, book),
}

const written: Readonly<Record<string, string>> = {
  'cloudfront:2020-05-31/cache-policy':
    '<CachePolicyList><MaxItems>100</MaxItems><Quantity>0</Quantity></CachePolicyList>',
  'cloudfront:2020-05-31/tagging': `<Tags><Items>${tags().map(asTag).join('')}</Items></Tags>`,
}

const nothing: Book = new Map()
/** Whoever assumed a role has another key. */
const isOurs = (signature: string): boolean => signature.includes(`Credential=${credentials.accessKeyId}/`)

export function answeredFor(book: Book) {
  return (call: Called): Bad | undefined => {
    const { service, operation, region, body, signature } = call
    const own = isOurs(signature) ? book : nothing
    const told =
      listed[`${service}:${operation}`]?.(region, own, body) ??
      watchTold(call, own) ??
      apisTold(call, own) ??
      functionsTold(call, own) ??
      modelsTold(call, own)
    if (told !== undefined) return { status: 200, type: 'application/json', body: JSON.stringify(told) }
    const text = written[`${service}:${operation}`]
    if (text !== undefined) return { status: 200, type: 'text/xml', body: text }
    if (service === 'redshift' && operation === 'DescribeClusterParameters')
      return { status: 200, type: 'text/xml', body: parametersOf(body.includes(soundWarehouse)) }
    // moto keeps tags by ARN, and looks them up by the ARN as it stands in an address.
    if (service === 'backup' && operation.startsWith('tags/'))
      return { status: 200, type: 'application/json', body: JSON.stringify({ Tags: tagMap() }) }
    return undefined
  }
}

const enabled = (RegionName: string) => ({ RegionName, RegionOptStatus: 'ENABLED_BY_DEFAULT' })

const parametersOf = (isSound: boolean): string => {
  const parameters = ['require_ssl', 'enable_user_activity_logging'].map(
    (name) =>
      `<Parameter><ParameterName>${name}</ParameterName><ParameterValue>${isSound}</ParameterValue></Parameter>`,
  )
  return `<DescribeClusterParametersResponse><DescribeClusterParametersResult><Parameters>${parameters.join('')}</Parameters></DescribeClusterParametersResult></DescribeClusterParametersResponse>`
}

const brokersIn = (region: string, book: Book) => ({
  clusterInfoList: ['brokers', 'brokers-open'].flatMap((name) => {
    const arn = book.get(name)
    return arn?.includes(`:${region}:`) ? [brokers(name, arn, book.get(`key of ${region}`))] : []
  }),
})

const brokers = (clusterName: string, clusterArn: string, dataVolumeKMSKeyId: string | undefined) => {
  const open = clusterName.endsWith('-open')
  return {
    clusterArn,
    clusterName,
    clusterType: 'PROVISIONED',
    tags: tagMap(),
    provisioned: {
      brokerNodeGroupInfo: {
        connectivityInfo: { publicAccess: { type: open ? 'SERVICE_PROVIDED_EIPS' : 'DISABLED' } },
      },
      encryptionInfo: {
        encryptionAtRest: { dataVolumeKMSKeyId },
        encryptionInTransit: { clientBroker: open ? 'TLS_PLAINTEXT' : 'TLS', inCluster: true },
      },
    },
  }
}
