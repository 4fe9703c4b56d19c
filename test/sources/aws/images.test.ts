// Machine images: what each call that fails takes away, and that disabled ones of two pages are asked for.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { images } from '../../../src/sources/aws/images.ts'
import { refusingProxy } from '../../servers/refusing-proxy.ts'
import { identity, optionsFor } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/images')

const imagesOf = (name: string, next = '') => `<DescribeImagesResponse><imagesSet><item>
  <imageId>${name}</imageId><imageState>available</imageState><isPublic>false</isPublic>
  <blockDeviceMapping><item><deviceName>/dev/xvda</deviceName><ebs><snapshotId>snap-0b</snapshotId></ebs></item></blockDeviceMapping>
</item></imagesSet>${next}</DescribeImagesResponse>`
const permission = `<DescribeImageAttributeResponse><imageId>ami-0a</imageId>
  <launchPermission><item><userId>444455556666</userId></item></launchPermission></DescribeImageAttributeResponse>`

sweep(test, {
  collection: images,
  answers: { DescribeImages: imagesOf('ami-0a'), DescribeImageAttribute: permission },
  calls: { DescribeImages: 'ec2:DescribeImages', DescribeImageAttribute: 'ec2:DescribeImageAttribute' },
  read: ['ami-0a'],
})

test('images of two pages, of this account alone, disabled and deprecated ones too, and who may start each', async () => {
  await using proxy = await refusingProxy((call) => {
    const asked = new URLSearchParams(call.body)
    if (call.operation === 'DescribeImageAttribute' && asked.get('Attribute') === 'launchPermission')
      return { status: 200, body: permission }
    const whole = ['IncludeDisabled', 'IncludeDeprecated'].every((name) => asked.get(name) === 'true')
    if (asked.get('Owner.1') !== 'self' || !whole) return { status: 403 }
    const isSecond = asked.get('NextToken') === 'two'
    return { status: 200, body: isSecond ? imagesOf('ami-2') : imagesOf('ami-1', '<nextToken>two</nextToken>') }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const records = await Array.fromAsync(images.read(caller, 'eu-west-1'))
  caller.close()
  assert.equal(
    records.map((one) => one.kind === 'observation' && [one.nativeId, one.answers.map((answer) => 'body' in answer)]),
    ['ami-1', 'ami-2'].map((name) => [name, [true, true]]),
  )
})

test.run()
