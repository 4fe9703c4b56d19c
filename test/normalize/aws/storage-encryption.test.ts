// How a database or a snapshot is encrypted: by the kind where that is told, by the switch where it is not.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { databaseCluster } from '../../../src/normalize/aws/rds-cluster.ts'
import { clusterSnapshot } from '../../../src/normalize/aws/rds-cluster-snapshot.ts'
import { databaseInstance } from '../../../src/normalize/aws/rds-instance.ts'
import { databaseSnapshot } from '../../../src/normalize/aws/rds-snapshot.ts'
import { factsOf, reading, referencesOf, toResource } from './facts-of.ts'
import { account, live } from './observed.ts'

const test = suite('normalize/aws/storage-encryption')

const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const kinds = [
  ['cluster', 'DBCluster', 'StorageEncrypted', databaseCluster],
  ['cluster-snapshot', 'DBClusterSnapshot', 'StorageEncrypted', clusterSnapshot],
  ['db', 'DBInstance', 'StorageEncrypted', databaseInstance],
  ['snapshot', 'DBSnapshot', 'Encrypted', databaseSnapshot],
] as const

const byKms = [true, 'AES256', 'unresolved', 'unresolved', [key]]
const byAws = [true, 'AES256', 'provider', false, []]
const plain = [false, 'none', 'none', false, []]
const tellings: [name: string, kind: string | undefined, isOn: boolean, KmsKeyId: string | undefined, unknown[]][] = [
  ['a key of KMS', 'sse-kms', true, key, byKms],
  ['a key of AWS', 'sse-rds', true, undefined, byAws],
  ['a key of AWS, whatever the switch says', 'sse-rds', false, undefined, byAws],
  ['nothing', 'none', false, undefined, plain],
  ['nothing, whatever the switch says', 'none', true, key, plain],
  ['a kind nobody here knows', 'sse-new', true, key, ['malformed', 'malformed', 'malformed', 'malformed', ['malformed']]], // prettier-ignore
  ['a key, by the switch alone', undefined, true, key, byKms],
  ['nothing, by the switch alone', undefined, false, undefined, plain],
]
for (const [word, type, encrypted, read] of kinds) {
  for (const [name, StorageEncryptionType, isOn, KmsKeyId, expected] of tellings) {
    test(`${type}: ${name}`, () => {
      const arn = `arn:aws:rds:eu-central-1:${account}:${word}:orders`
      const one = { [`${type}Arn`]: arn, [encrypted]: isOn, StorageEncryptionType, KmsKeyId }
      const body = { [`${type}s`]: [one] }
      const found = toResource(read(live(`AWS::RDS::${type}`, 'orders', { [`rds:Describe${type}s`]: { body } })))
      const facts = factsOf(found)
      const keys = referencesOf(found).filter(({ role }) => role === 'key')
      assert.equal(
        [
          ...['atRest.enabled', 'atRest.algorithm', 'atRest.keyOwner', 'custody.exclusive'].map((fact) =>
            reading(facts[fact]),
          ),
          keys.map(({ locator }) => reading(locator)),
        ],
        expected,
      )
    })
  }
}

test.run()
