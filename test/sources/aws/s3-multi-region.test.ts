// Multi-region access points: what each call that fails takes away, and where they are asked.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { multiRegionAccessPoints } from '../../../src/sources/aws/s3-multi-region.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { answering, sweep, type Swept } from './sweep.ts'

const test = suite('sources/aws/s3-multi-region')

const at = 'v20180820/mrap/instances'
const point = (name: string) =>
  `<AccessPoint><Name>${name}</Name><Alias>${name}.mrap</Alias><Status>READY</Status><Regions>
    <Region><Bucket>${name}-eu</Bucket><Region>eu-west-1</Region></Region></Regions></AccessPoint>`
const points = (next: string, name: string) =>
  `<ListMultiRegionAccessPointsResult><AccessPoints>${point(name)}</AccessPoints>${next}</ListMultiRegionAccessPointsResult>`
const routes = (name: string) =>
  `<GetMultiRegionAccessPointRoutesResult><Routes><Route><Bucket>${name}-eu</Bucket>
    <TrafficDialPercentage>100</TrafficDialPercentage></Route></Routes></GetMultiRegionAccessPointRoutesResult>`
const routesOf = (name: string) => `${at}/arn%3Aaws%3As3%3A%3A${account}%3Aaccesspoint/${name}.mrap/routes`
const answers: Swept['answers'] = {
  [at]: ({ url }: Called) =>
    url.includes('nextToken=more') ? points('', 'b') : points('<NextToken>more</NextToken>', 'a'),
  [routesOf('a')]: routes('a'),
  [routesOf('b')]: routes('b'),
}

sweep(test, {
  collection: multiRegionAccessPoints,
  regionless: true,
  answers,
  calls: {
    [at]: 's3-control:ListMultiRegionAccessPoints',
    [routesOf('b')]: 's3-control:GetMultiRegionAccessPointRoutes',
  },
  roots: { [at]: 'ListMultiRegionAccessPointsResult', [routesOf('b')]: 'GetMultiRegionAccessPointRoutesResult' },
  read: ['a', 'b'],
})

for (const [partition, region] of [
  ['aws', 'us-west-2'],
  ['aws-us-gov', 'us-gov-west-1'],
] as const) {
  test(`in ${partition} they are asked in ${region}`, async () => {
    const asked = new Set<string>()
    await using proxy = await refusingProxy((call) => {
      asked.add(call.region)
      return answering(answers, call)
    })
    const caller = callerOf({ ...identity, partition }, optionsFor(proxy.endpoint, { attempts: 1 }))
    await Array.fromAsync(multiRegionAccessPoints.read(caller, 'eu-west-1'))
    caller.close()
    assert.equal([...asked], [region])
  })
}

test.run()
