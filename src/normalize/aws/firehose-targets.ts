// What each kind of destination of Firehose says of where it is.
import * as v from 'valibot'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import { bucketArn } from './arn.ts'
import { inner } from './firehose-buckets.ts'
import { placeOfAddress } from './hosts.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

const text = v.string()

export function targetOf(kind: string, within: Telling): Fact<string> {
  const at = (address: Fact<string>) => chain(address, (url, from) => placeOfAddress(within.arn.partition, url, from))
  switch (kind) {
    case 'Redshift':
      return at(field(within, 'ClusterJDBCURL', text))
    case 'Elasticsearch':
    case 'Amazonopensearchservice': {
      const domain = field(within, 'DomainARN', text) // or an endpoint in its stead
      return domain.state === 'unknown' ? at(field(within, 'ClusterEndpoint', text)) : domain
    }
    case 'AmazonOpenSearchServerless':
      return at(field(within, 'CollectionEndpoint', text))
    case 'Splunk':
      return at(field(within, 'HECEndpoint', text))
    case 'HttpEndpoint':
      return at(chain(inner(within, 'EndpointConfiguration'), (endpoint) => field(endpoint, 'Url', text)))
    case 'Snowflake':
      return at(field(within, 'AccountUrl', text))
    case 'Iceberg':
      return warehouse(within)
    default:
      return unknown('unsupported')
  }
}

/** Without one, each table of the catalogue lies wherever that says. */
const warehouse = (within: Telling): Fact<string> =>
  chain(inner(within, 'CatalogConfiguration'), (catalogue) =>
    chain(fieldOrNone(catalogue, 'WarehouseLocation', text, ''), (location, from) => {
      const name = /^s3:\/\/([^/]+)/.exec(location)?.[1]
      return name === undefined ? unknown('unresolved', 'glue:GetTable') : known(bucketArn(within.arn, name), from)
    }),
  )
