// The disks that machines will start with are encrypted where the template or the account says so; of an image's own nobody knows.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, toResource } from '../aws/facts-of.ts'
import { block, change, named, planOf, read, type Values } from '../../sources/terraform/sample-plan.ts'

const test = suite('normalize/terraform/aws-launch-template')

const kept = (values: Values) => ({ actions: ['no-op'], before: { ...values }, after: { ...values } })
const demanding = (enabled: boolean) => change('aws_ebs_encryption_by_default.d', kept({ enabled }))

function factsIn(address: string, after: Values, more: object[] = [], unknown: Values = {}) {
  const changes = [change(address, { after, unknown }), ...more]
  return factsOf(
    toResource(normalize(named(read(planOf({ changes, resources: [block(address, {})] })).after, address))),
  )
}

const template = 'aws_launch_template.x'
const disk = (encrypted: string, device_name = '/dev/xvda') => ({ device_name, ebs: [{ encrypted }] })
const templates: [name: string, mappings: object[], account: boolean | undefined, expected: unknown][] = [
  ['an encrypted disk', [disk('true')], undefined, true],
  ['a disk in the clear, where the account demands nothing', [disk('false')], false, false],
  ['a disk in the clear, where nobody knows what the account demands', [disk('false')], undefined, 'not-recorded'],
  ['a disk in the clear, where the account demands it of all', [disk('false')], true, true],
  ['one of two in the clear', [disk('true'), disk('false', '/dev/sdb')], false, false],
  ['a second disk, beside that of the image', [disk('true', '/dev/sdb')], undefined, 'not-recorded'],
  ['only the disk of the image', [], false, 'not-recorded'],
  ['a first disk that nobody says is of EBS', [{ device_name: '/dev/xvda', ebs: [] }], false, 'not-recorded'],
  ['only the disk of the image, of an account that demands it', [], true, true],
  [
    'a disk that ends with its machine',
    [disk('true'), { device_name: '/dev/sdb', virtual_name: 'ephemeral0', ebs: [] }],
    undefined,
    true,
  ],
]
for (const [name, block_device_mappings, account, expected] of templates)
  test(`a template of ${name}`, () => {
    const facts = factsIn(template, { block_device_mappings }, account === undefined ? [] : [demanding(account)])
    assert.is(reading(facts['atRest.enabled']), expected)
  })

const configuration = 'aws_launch_configuration.x'
const configurations: [name: string, after: Values, unknown: Values, expected: unknown][] = [
  ['both encrypted', { root_block_device: [{ encrypted: true }], ebs_block_device: [{ encrypted: true }] }, {}, true],
  ['the first in the clear', { root_block_device: [{ encrypted: false }] }, { ebs_block_device: true }, false],
  [
    'the first that of the image',
    { ebs_block_device: [{ encrypted: true }] },
    { root_block_device: true },
    'not-recorded',
  ],
]
for (const [name, after, unknown, expected] of configurations)
  test(`a configuration of disks, ${name}`, () =>
    assert.is(reading(factsIn(configuration, after, [demanding(false)], unknown)['atRest.enabled']), expected))

test('its disks begin with the tags that it has for disks, in whichever zone, under the key that it names', () => {
  const key = 'arn:aws:kms:eu-central-1:111122223333:key/k'
  const specifications = [
    { resource_type: 'instance', tags: { DataClass: 'none' } },
    { resource_type: 'volume', tags: { DataClass: 'pii' } },
  ]
  const facts = factsIn(template, {
    block_device_mappings: [{ device_name: '/dev/xvda', ebs: [{ encrypted: 'true', kms_key_id: key }] }],
    tag_specifications: specifications,
  })
  assert.equal(reading(facts['labels']), [{ key: 'DataClass', value: 'pii', from: 'tag' }])
  assert.is(reading(facts['region']), 'after-apply')
  assert.match(JSON.stringify(facts['references']), key)
  assert.equal(reading(factsIn(template, {})['labels']), [])
})

test.run()
