// A notebook is a disk of SageMaker: encrypted in any case, and under a named key or one that nobody tells of.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { notebook } from '../../../src/normalize/aws/sagemaker-notebook.ts'
import {
  encryptedUnderKey,
  factsOf,
  placedByOthers,
  reading,
  referencesOf,
  toResource,
  whyMissing,
  withoutOrigins,
} from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/sagemaker-notebook')
const type = 'AWS::SageMaker::NotebookInstance'
const describing = 'sagemaker:DescribeNotebookInstance'
const tagging = 'sagemaker:ListTags'
const arn = `arn:aws:sagemaker:eu-central-1:${account}:notebook-instance/orders`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`

const settings = { NotebookInstanceName: 'orders', KmsKeyId: '77aa', VolumeSizeInGB: 5, RootAccess: 'Enabled' }
const calls = {
  [describing]: { body: { NotebookInstanceArn: arn, ...settings } },
  [tagging]: { body: { Tags: [{ Key: 'DataClass', Value: 'pii' }] } },
}
const read = (answers: Told) => notebook(live(type, 'orders', answers))
const tellings = [
  [
    'API',
    (more: object) =>
      toResource(read({ ...calls, [describing]: { body: { NotebookInstanceArn: arn, ...settings, ...more } } })),
  ],
  ['Config', (more: object) => toResource(notebook(recorded(type, item(type, arn, { ...settings, ...more }))))],
] as const

test('two tellings of one notebook give the same facts', () => {
  for (const [, telling] of tellings) {
    const resource = telling({})
    assert.is(resource.id, arn)
    assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|orders`)
    assert.equal(withoutOrigins(factsOf(resource)), {
      ...encryptedUnderKey,
      ...placedByOthers,
      labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
      region: { state: 'known', value: 'eu-central-1' },
      references: {
        state: 'known',
        value: [{ role: 'key', mechanism: 'sagemaker-encryption', locator: { state: 'known', value: key } }],
      },
    })
  }
})

const named: [name: string, key: unknown, owner: unknown, locators: unknown[]][] = [
  ['an ARN', key, 'unresolved', [key]],
  ['an alias', 'alias/ours', 'unresolved', [`arn:aws:kms:eu-central-1:${account}:alias/ours`]],
  ['none, which leaves the key to the system', undefined, 'not-recorded', []],
  ['no text', 7, 'malformed', ['malformed']],
]
for (const [name, KmsKeyId, owner, locators] of named) {
  test(`a key named by ${name}`, () => {
    for (const [, telling] of tellings) {
      const resource = telling({ KmsKeyId })
      const facts = factsOf(resource)
      assert.equal(
        ['atRest.enabled', 'atRest.keyOwner', 'custody.exclusive'].map((path) => reading(facts[path])),
        [true, owner, owner],
      )
      assert.equal(
        referencesOf(resource).map(({ locator }) => reading(locator)),
        locators,
      )
    }
  })
}

test('tags that were refused are unknown', () => {
  const { labels } = toResource(read({ ...calls, [tagging]: { error: 'AccessDeniedException' } }))
  assert.equal(labels, { state: 'unknown', reason: 'denied', permission: tagging })
})

test('not described, or without its ARN: a gap', () => {
  const gaps = [read({ [describing]: { error: 'AccessDeniedException' } }), read({ [describing]: { body: settings } })]
  assert.equal(gaps.map(whyMissing), [
    ['denied', describing],
    ['malformed', undefined],
  ])
})

const good = { 'atRest.enabled': true, 'custody.exclusive': true, region: 'eu-central-1' }
keepsSilent(test, {
  name: 'API answers',
  input: calls,
  read: (answers: Tree) => read(answers as Told), // `as`: broken on purpose
  good,
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, settings),
  read: (whole) => notebook(recorded(type, whole)),
  good,
})

test.run()
