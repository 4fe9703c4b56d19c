// Hosted zones: what each call that fails takes away, that records are read to the last, and that free text is not kept.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { hostedZones } from '../../../src/sources/aws/route53.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { identity, optionsFor } from './scanning.ts'
import { answering, sweep, type Swept } from './sweep.ts'

const test = suite('sources/aws/route53')

const zone = (id: string) =>
  `<HostedZone><Id>/hostedzone/${id}</Id><Name>${id.toLowerCase()}.example.test.</Name><CallerReference>r</CallerReference>
    <Config><PrivateZone>false</PrivateZone></Config></HostedZone>`
const zones = (next: string, ...ids: string[]) =>
  `<ListHostedZonesResponse><HostedZones>${ids.map(zone).join('')}</HostedZones>
    <IsTruncated>${next !== ''}</IsTruncated>${next}</ListHostedZonesResponse>`
const record = (name: string, type: string, more: string) =>
  `<ResourceRecordSet><Name>${name}</Name><Type>${type}</Type>${more}</ResourceRecordSet>`
const records = (next: string, ...all: string[]) =>
  `<ListResourceRecordSetsResponse><ResourceRecordSets>${all.join('')}</ResourceRecordSets>
    <IsTruncated>${next !== ''}</IsTruncated>${next}</ListResourceRecordSetsResponse>`
const value = (text: string) =>
  `<ResourceRecords><ResourceRecord><Value>${text}</Value></ResourceRecord></ResourceRecords>`
const first = record(
  'a.example.test.',
  'A',
  `<SetIdentifier>1</SetIdentifier><Region>eu-west-1</Region>${value('192.0.2.1')}`,
)
const second = record(
  'a.example.test.',
  'A',
  `<SetIdentifier>2</SetIdentifier><Region>us-east-1</Region>${value('192.0.2.2')}`,
)
const secret = record('a.example.test.', 'TXT', value('&quot;token=hunter2&quot;'))
const next =
  '<NextRecordName>a.example.test.</NextRecordName><NextRecordType>A</NextRecordType><NextRecordIdentifier>2</NextRecordIdentifier>'

const at = '2013-04-01/'
const eachZone = <T>(before: string, after: string, told: (id: string) => T) =>
  Object.fromEntries(['Z1', 'Z2'].map((id) => [`${at}${before}${id}${after}`, told(id)]))
const answers: Swept['answers'] = {
  [`${at}hostedzone`]: ({ url }: Called) =>
    url.includes('marker=Z1') ? zones('', 'Z2') : zones('<NextMarker>Z1</NextMarker>', 'Z1'),
  ...eachZone(
    'hostedzone/',
    '/rrset',
    () =>
      ({ url }: Called) =>
        url.includes('identifier=2') ? records('', second) : records(next, first, secret),
  ),
  ...eachZone(
    'tags/hostedzone/',
    '',
    (id) =>
      `<ListTagsForResourceResponse><ResourceTagSet><ResourceType>hostedzone</ResourceType><ResourceId>${id}</ResourceId>
        <Tags><Tag><Key>DataClass</Key><Value>pii</Value></Tag></Tags></ResourceTagSet></ListTagsForResourceResponse>`,
  ),
  [`${at}queryloggingconfig`]: `<ListQueryLoggingConfigsResponse><QueryLoggingConfigs><QueryLoggingConfig><Id>q</Id>
    <HostedZoneId>Z1</HostedZoneId><CloudWatchLogsLogGroupArn>arn:aws:logs:us-east-1:1:log-group:dns:*</CloudWatchLogsLogGroupArn>
    </QueryLoggingConfig></QueryLoggingConfigs></ListQueryLoggingConfigsResponse>`,
}

sweep(test, {
  collection: hostedZones,
  regionless: true,
  answers,
  calls: {
    [`${at}hostedzone`]: 'route53:ListHostedZones',
    [`${at}hostedzone/Z2/rrset`]: 'route53:ListResourceRecordSets',
    [`${at}tags/hostedzone/Z2`]: 'route53:ListTagsForResource',
    [`${at}queryloggingconfig`]: 'route53:ListQueryLoggingConfigs',
  },
  roots: {
    [`${at}hostedzone`]: 'ListHostedZonesResponse',
    [`${at}hostedzone/Z2/rrset`]: 'ListResourceRecordSetsResponse',
    [`${at}tags/hostedzone/Z2`]: 'ListTagsForResourceResponse',
    [`${at}queryloggingconfig`]: 'ListQueryLoggingConfigsResponse',
  },
  read: ['Z1', 'Z2'],
})

async function read(spoil: (call: Called) => string | undefined = () => undefined) {
  await using proxy = await refusingProxy((call) => {
    const body = spoil(call)
    return body === undefined ? answering(answers, call) : { status: 200, body }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const seen = await Array.fromAsync(hostedZones.read(caller, 'eu-west-1'))
  caller.close()
  return { text: JSON.stringify(seen), seen }
}

test('both pages of the records, and nothing that is free text', async () => {
  const { text } = await read()
  assert.match(text, '"Region":"eu-west-1"')
  assert.match(text, '"Region":"us-east-1"')
  assert.not.match(text, 'hunter2')
})

for (const [name, cut] of [
  ['do not say whether they are all', '<IsTruncated>false</IsTruncated>'],
  ['are cut and do not say where they go on', 'false</IsTruncated>'],
] as const) {
  test(`records that ${name} are not whole`, async () => {
    const { text } = await read(({ operation }) =>
      operation.endsWith('/rrset')
        ? records('', first).replace(cut, cut === 'false</IsTruncated>' ? 'true</IsTruncated>' : '')
        : undefined,
    )
    assert.match(text, '"operation":"route53:ListResourceRecordSets"')
    assert.match(text, '"error":"MissingList"')
    assert.not.match(text, '"Region"')
  })
}

test.run()
