// aws_kinesis_firehose_delivery_stream: what it reads, how it keeps records until then, and where it delivers to.
import { type Answered, type Planned, told } from './translation.ts'
import { at, isSet, of, tagList, textIn, usual, word } from './values.ts'

export function deliveryStream({ main, row }: Planned): Answered[] {
  const stream = of(main, 'kinesis_source_configuration', 0, 'kinesis_stream_arn')
  const kafka = of(main, 'msk_source_configuration', 0, 'msk_cluster_arn')
  const encryption = of(main, 'server_side_encryption')
  return [
    told('firehose:DescribeDeliveryStream', row, {
      DeliveryStreamDescription: {
        DeliveryStreamARN: row.id,
        DeliveryStreamType: isSet(stream) ? 'KinesisStreamAsSource' : isSet(kafka) ? 'MSKAsSource' : 'DirectPut',
        DeliveryStreamEncryptionConfiguration: {
          Status: word(
            at(encryption, 0, 'enabled') ?? usual(main, 'server_side_encryption.enabled'),
            'ENABLED',
            'DISABLED',
          ),
          KeyType: at(encryption, 0, 'key_type') ?? usual(main, 'server_side_encryption.key_type'),
          KeyARN: textIn(at(encryption, 0, 'key_arn')),
        },
        Source: {
          KinesisStreamSourceDescription: { KinesisStreamARN: stream },
          MSKSourceDescription: { MSKClusterARN: kafka },
        },
        Destinations: [destinations(main)],
        HasMoreDestinations: false,
      },
    }),
    told('firehose:ListTagsForDeliveryStream', row, { Tags: tagList(main) }),
  ]
}

type Values = Planned['main']

/** By the name of its block: the kind that Firehose calls it, and where its own address stands. */
const kinds: Readonly<Record<string, { kind: string; settings(block: unknown): Record<string, unknown> }>> = {
  extended_s3_configuration: { kind: 'ExtendedS3', settings: bucket },
  redshift_configuration: {
    kind: 'Redshift',
    settings: (block) => ({
      ClusterJDBCURL: at(block, 'cluster_jdbcurl'),
      S3DestinationDescription: bucket(at(block, 's3_configuration', 0)),
    }),
  },
  opensearch_configuration: { kind: 'Amazonopensearchservice', settings: domain },
  elasticsearch_configuration: { kind: 'Elasticsearch', settings: domain },
  opensearchserverless_configuration: {
    kind: 'AmazonOpenSearchServerless',
    settings: (block) => ({ CollectionEndpoint: at(block, 'collection_endpoint'), ...failed(block) }),
  },
  splunk_configuration: {
    kind: 'Splunk',
    settings: (block) => ({ HECEndpoint: at(block, 'hec_endpoint'), ...failed(block) }),
  },
  http_endpoint_configuration: {
    kind: 'HttpEndpoint',
    settings: (block) => ({ EndpointConfiguration: { Url: at(block, 'url') }, ...failed(block) }),
  },
  snowflake_configuration: {
    kind: 'Snowflake',
    settings: (block) => ({ AccountUrl: at(block, 'account_url'), ...failed(block) }),
  },
  iceberg_configuration: {
    kind: 'Iceberg',
    settings: (block) => ({ CatalogConfiguration: {}, ...failed(block) }),
  },
}

function destinations(main: Values): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(kinds).flatMap(([name, { kind, settings }]) => {
      const block = of(main, name, 0)
      if (!isSet(block)) return []
      const common = {
        S3BackupMode: at(block, 's3_backup_mode') ?? usual(main, 's3_backup_mode'),
        S3BackupDescription: bucket(at(block, 's3_backup_configuration', 0)),
        ...processing(block),
        ...logging(block),
      }
      return [[`${kind}DestinationDescription`, { ...common, ...settings(block) }]]
    }),
  )
}

function domain(block: unknown): Record<string, unknown> {
  return {
    DomainARN: textIn(at(block, 'domain_arn')),
    ClusterEndpoint: textIn(at(block, 'cluster_endpoint')),
    ...failed(block),
  }
}

const failed = (block: unknown) => ({ S3DestinationDescription: bucket(at(block, 's3_configuration', 0)) })

function bucket(block: unknown): Record<string, unknown> {
  const key = textIn(at(block, 'kms_key_arn'))
  return {
    BucketARN: at(block, 'bucket_arn'),
    EncryptionConfiguration: key === undefined ? {} : { KMSEncryptionConfig: { AWSKMSKeyARN: key } },
    ...logging(block),
  }
}

function logging(block: unknown): Record<string, unknown> {
  const options = at(block, 'cloudwatch_logging_options', 0)
  if (!isSet(options)) return {}
  return {
    CloudWatchLoggingOptions: { Enabled: at(options, 'enabled') ?? false, LogGroupName: at(options, 'log_group_name') },
  }
}

/** Lambda is named among parameters. */
function processing(block: unknown): Record<string, unknown> {
  const configuration = at(block, 'processing_configuration', 0)
  if (!isSet(configuration)) return {}
  return {
    ProcessingConfiguration: {
      Enabled: at(configuration, 'enabled') ?? false,
      Processors: processors(at(configuration, 'processors')),
    },
  }
}

const processors = (list: unknown): unknown =>
  Array.isArray(list)
    ? list.map((one) => ({
        Type: at(one, 'type'),
        Parameters: parameters(at(one, 'parameters')),
      }))
    : list

const parameters = (list: unknown): unknown =>
  Array.isArray(list)
    ? list.map((one) => ({
        ParameterName: at(one, 'parameter_name'),
        ParameterValue: at(one, 'parameter_value'),
      }))
    : list
