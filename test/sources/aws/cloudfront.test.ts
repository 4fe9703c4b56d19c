// Distributions: what each call that fails takes away, and that what they tell their origins is not kept.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { distributions } from '../../../src/sources/aws/cloudfront.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { answering, sweep, type Swept } from './sweep.ts'

const test = suite('sources/aws/cloudfront')

const policy = '4135ea2d-0000-4000-8000-000000000000'
const list = (name: string, ...items: string[]) =>
  `<${name}><Quantity>${items.length}</Quantity>${items.length > 0 ? `<Items>${items.join('')}</Items>` : ''}</${name}>`
const password =
  '<OriginCustomHeader><HeaderName>x-key</HeaderName><HeaderValue>hunter2</HeaderValue></OriginCustomHeader>'
const origin = `<Origin><Id>store</Id><DomainName>media.s3.eu-west-1.amazonaws.com</DomainName>${list('CustomHeaders', password)}
  <S3OriginConfig><OriginAccessIdentity/></S3OriginConfig></Origin>`
const distribution = (id: string) =>
  `<DistributionSummary><Id>${id}</Id><ARN>arn:aws:cloudfront::${account}:distribution/${id}</ARN>
    <DomainName>${id.toLowerCase()}.cloudfront.net</DomainName>${list('Origins', origin)}${list('OriginGroups')}
    <DefaultCacheBehavior><TargetOriginId>store</TargetOriginId><ViewerProtocolPolicy>https-only</ViewerProtocolPolicy>
      <CachePolicyId>${policy}</CachePolicyId></DefaultCacheBehavior>${list('CacheBehaviors')}
    <ViewerCertificate><CloudFrontDefaultCertificate>false</CloudFrontDefaultCertificate>
      <MinimumProtocolVersion>TLSv1.2_2021</MinimumProtocolVersion></ViewerCertificate>
    <Restrictions><GeoRestriction><RestrictionType>none</RestrictionType><Quantity>0</Quantity></GeoRestriction></Restrictions>
  </DistributionSummary>`
const page = (next: string, ...ids: string[]) =>
  `<DistributionList><IsTruncated>${next !== ''}</IsTruncated>${next}<Quantity>${ids.length}</Quantity>
    <Items>${ids.map(distribution).join('')}</Items></DistributionList>`

const at = '2020-05-31/'
const answers: Swept['answers'] = {
  [`${at}distribution`]: ({ url }: Called) =>
    url.includes('Marker=E1') ? page('', 'E2') : page('<NextMarker>E1</NextMarker>', 'E1'),
  ...Object.fromEntries(
    ['E1', 'E2'].map((id) => [
      `${at}distribution/${id}/config`,
      '<DistributionConfig><Logging><Enabled>false</Enabled><Bucket/><Prefix/></Logging></DistributionConfig>',
    ]),
  ),
  [`${at}tagging`]: '<Tags><Items><Tag><Key>DataClass</Key><Value>pii</Value></Tag></Items></Tags>',
  [`${at}cache-policy`]: `<CachePolicyList><Quantity>1</Quantity><Items><CachePolicySummary><Type>managed</Type>
    <CachePolicy><Id>${policy}</Id><CachePolicyConfig><MinTTL>0</MinTTL><MaxTTL>0</MaxTTL><Name>n</Name></CachePolicyConfig>
    </CachePolicy></CachePolicySummary></Items></CachePolicyList>`,
  DescribeDeliverySources: {
    deliverySources: [
      { name: 's', resourceArns: [`arn:aws:cloudfront::${account}:distribution/E1`], logType: 'ACCESS_LOGS' },
    ],
  },
  DescribeDeliveries: { deliveries: [{ id: '1', deliverySourceName: 's', deliveryDestinationArn: 'arn:d' }] },
  DescribeDeliveryDestinations: {
    deliveryDestinations: [
      { arn: 'arn:d', deliveryDestinationConfiguration: { destinationResourceArn: 'arn:aws:s3:::logs/cdn' } },
    ],
  },
}

sweep(test, {
  collection: distributions,
  regionless: true,
  answers,
  calls: {
    [`${at}distribution`]: 'cloudfront:ListDistributions',
    [`${at}distribution/E2/config`]: 'cloudfront:GetDistributionConfig',
    [`${at}tagging`]: 'cloudfront:ListTagsForResource',
    [`${at}cache-policy`]: 'cloudfront:ListCachePolicies',
    DescribeDeliverySources: 'logs:DescribeDeliverySources',
    DescribeDeliveries: 'logs:DescribeDeliveries',
    DescribeDeliveryDestinations: 'logs:DescribeDeliveryDestinations',
  },
  roots: {
    [`${at}distribution`]: 'DistributionList',
    [`${at}distribution/E2/config`]: 'DistributionConfig',
    [`${at}tagging`]: 'Tags',
    [`${at}cache-policy`]: 'CachePolicyList',
  },
  read: ['E1', 'E2'],
})

const told = (call: Called) => answering(answers, call)

test('what a distribution tells its origin is not kept, and calls go where the partition is answered for', async () => {
  await using proxy = await refusingProxy(told)
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const seen = await Array.fromAsync(distributions.read(caller, 'eu-west-1'))
  caller.close()
  assert.is(seen.length, 2)
  assert.not.match(JSON.stringify(seen), 'hunter2')
  assert.ok(seen.every((one) => !('region' in one)))
  assert.equal([...new Set(proxy.calls.map(({ region }) => region))], ['us-east-1'])
})

test('an account without any', async () => {
  const none = '<DistributionList><IsTruncated>false</IsTruncated><Quantity>0</Quantity></DistributionList>'
  await using proxy = await refusingProxy(() => ({ status: 200, body: none }))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  assert.equal(await Array.fromAsync(distributions.read(caller, 'eu-west-1')), [])
  caller.close()
})

test('a list that is cut and does not say where it goes on is not whole', async () => {
  await using proxy = await refusingProxy((call) =>
    call.operation === `${at}distribution`
      ? { status: 200, body: page('<NextMarker/>', 'E1').replace('<NextMarker/>', '') }
      : told(call),
  )
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const [gap] = await Array.fromAsync(distributions.read(caller, 'eu-west-1'))
  caller.close()
  assert.equal(gap?.kind === 'gap' && gap.reason, 'malformed')
})

test.run()
