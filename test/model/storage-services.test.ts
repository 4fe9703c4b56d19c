// Which services a storage account has: a kind that nobody knows may have any.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { storageServices } from '../../src/model/storage-services.ts'

const test = suite('model/storage services')

const all = ['blob', 'file', 'queue', 'table']
const accounts: [kind: unknown, sku: unknown, expected: string[]][] = [
  ['StorageV2', 'Standard_ZRS', all],
  ['Storage', 'Standard_GRS', all],
  ['StorageV2', 'Premium_LRS', ['blob']],
  ['BlockBlobStorage', 'Premium_ZRS', ['blob']],
  ['BlobStorage', 'Standard_RAGRS', ['blob']],
  ['FileStorage', 'PremiumV2_LRS', ['file']],
  ['filestorage', 'StandardV2_GRS', ['file']],
  ['StorageV3', 'Premium_LRS', all],
  ['StorageV2', 'PremiumV3_LRS', all],
  ['StorageV2', undefined, all],
  [undefined, 'Premium_LRS', all],
  [7, {}, all],
]
for (const [kind, sku, expected] of accounts)
  test(`${String(kind)} with ${JSON.stringify(sku)}`, () => assert.equal(storageServices(kind, sku), expected))

test.run()
