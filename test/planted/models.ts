// What SageMaker keeps of those that models are made of and asked about, and crawlers of Glue. moto knows too little of any, so that all is told here.
import type { Called } from '../servers/refusing-proxy.ts'
import { account, type Planting, type Region, tags } from './planting.ts'
import type { Book } from './truth.ts'

const here = 'eu-west-1'

/** By the name in the book, where it is. What is `abroad` or `open` writes to Virginia. */
const planted: Readonly<Record<string, { kind: string; id: string; region: Region }>> = {
  studio: { kind: 'sagemaker/domain', id: 'd-studio', region: here },
  'studio open': { kind: 'sagemaker/domain', id: 'd-studio-open', region: here },
  // Its own settings are sound; one of its people has others.
  'studio of people': { kind: 'sagemaker/domain', id: 'd-studio-people', region: here },
  features: { kind: 'sagemaker/feature-group', id: 'features', region: here },
  'features abroad': { kind: 'sagemaker/feature-group', id: 'features-abroad', region: here },
  endpoint: { kind: 'sagemaker/endpoint', id: 'answers', region: here },
  'endpoint abroad': { kind: 'sagemaker/endpoint', id: 'answers-abroad', region: here },
  crawler: { kind: 'glue/crawler', id: 'all', region: here },
  'crawler abroad': { kind: 'glue/crawler', id: 'all-abroad', region: 'us-east-1' },
}

export async function plantModels({ planted: put }: Planting): Promise<void> {
  for (const [name, { kind, id, region }] of Object.entries(planted))
    put(name, `arn:aws:${kind.replace('/', `:${region}:${account}:`)}/${id}`)
}

interface Stood {
  id: string
  arn: string
  isSound: boolean
  /** Where it writes. */
  bucket: string
}

/** Of one kind, those that stand in the book of a region. */
const standing = (kind: string, region: string, book: Book): Stood[] =>
  Object.entries(planted).flatMap(([name, one]) => {
    const arn = book.get(name)
    if (arn === undefined || one.kind !== kind || one.region !== region) return []
    const isSound = !/abroad|open/.test(name)
    const bucket =
      book
        .get(isSound ? 'bucket deliveries' : 'bucket deliveries-virginia')
        ?.split(':')
        .at(-1) ?? ''
    return [{ id: one.id, arn, isSound, bucket }]
  })

export function modelsTold({ service, operation, region, body }: Called, book: Book): object | undefined {
  const all = (kind: string) => standing(kind, region, book)
  const key = book.get(`key of ${region}`)
  const asked = (kind: string): Stood | undefined => all(kind).find(({ id }) => body.includes(`"${id}"`))
  switch (`${service}:${operation}`) {
    case 'glue:GetCrawlers':
      return { Crawlers: all('glue/crawler').map((one) => crawling(one, book)) }
    case 'glue:GetSecurityConfiguration':
      return { SecurityConfiguration: { EncryptionConfiguration: { CloudWatchEncryption: { KmsKeyArn: key } } } }
    case 'sagemaker:ListDomains':
      return { Domains: all('sagemaker/domain').map(({ id, arn }) => ({ DomainId: id, DomainArn: arn })) }
    case 'sagemaker:DescribeDomain':
      return domain(asked('sagemaker/domain'), key)
    case 'sagemaker:ListUserProfiles':
      return { UserProfiles: ['ana', 'ben'].map((name) => ({ UserProfileName: name, Status: 'InService' })) }
    case 'sagemaker:DescribeUserProfile':
      return profile(asked('sagemaker/domain'), body.includes('"ben"'), book)
    case 'sagemaker:ListFeatureGroups':
      return {
        FeatureGroupSummaries: all('sagemaker/feature-group').map(({ id, arn }) => ({
          FeatureGroupName: id,
          FeatureGroupArn: arn,
        })),
      }
    case 'sagemaker:DescribeFeatureGroup':
      return features(asked('sagemaker/feature-group'), key)
    case 'sagemaker:ListEndpoints':
      return { Endpoints: all('sagemaker/endpoint').map(({ id, arn }) => ({ EndpointName: id, EndpointArn: arn })) }
    case 'sagemaker:DescribeEndpoint':
      return answering(asked('sagemaker/endpoint'), key)
    case 'sagemaker:ListTags':
      return Object.keys(planted).some((name) => body.includes(`"${book.get(name)}"`)) ? { Tags: tags() } : undefined
    default:
      return undefined
  }
}

/** Both go through one bucket, from where they are. */
const crawling = ({ id }: Stood, book: Book) => ({
  Name: id,
  Targets: { S3Targets: [{ Path: `s3://${book.get('bucket deliveries')?.split(':').at(-1)}/all` }] },
  CrawlerSecurityConfiguration: 'sealed',
})

const domain = (one: Stood | undefined, key: string | undefined) => ({
  DomainArn: one?.arn,
  ...(one?.isSound && { KmsKeyId: key }),
  DefaultUserSettings: {
    SharingSettings: { NotebookOutputOption: 'Allowed', S3OutputPath: `s3://${one?.bucket}/studio` },
  },
})

const profile = (one: Stood | undefined, isBen: boolean, book: Book) => ({
  UserProfileName: isBen ? 'ben' : 'ana',
  ...(isBen &&
    one?.id === 'd-studio-people' && {
      UserSettings: {
        SharingSettings: {
          NotebookOutputOption: 'Allowed',
          S3OutputPath: `s3://${book.get('bucket deliveries-virginia')?.split(':').at(-1)}/ben`,
        },
      },
    }),
})

const features = (one: Stood | undefined, key: string | undefined) => ({
  FeatureGroupArn: one?.arn,
  OnlineStoreConfig: { EnableOnlineStore: true, SecurityConfig: { KmsKeyId: key } },
  OfflineStoreConfig: { S3StorageConfig: { S3Uri: `s3://${one?.bucket}/features` } },
})

const answering = (one: Stood | undefined, key: string | undefined) => ({
  EndpointArn: one?.arn,
  DataCaptureConfig: {
    EnableCapture: true,
    DestinationS3Uri: `s3://${one?.bucket}/captured`,
    ...(one?.isSound && { KmsKeyId: key }),
  },
  AsyncInferenceConfig: { OutputConfig: { S3OutputPath: `s3://${one?.bucket}/later` } },
})
