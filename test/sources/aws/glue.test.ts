// Databases of the Glue catalogue: what each call that fails takes away.
import { suite } from 'uvu'
import { catalogDatabases } from '../../../src/sources/aws/glue.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/glue')

sweep(test, {
  collection: catalogDatabases,
  answers: {
    GetDatabases: ({ body }) =>
      body.includes('page-two')
        ? { DatabaseList: [{ Name: 'orders' }] }
        : { DatabaseList: [{ Name: 'crm' }], NextToken: 'page-two' },
    GetTags: ({ body }) =>
      /:database\/(crm|orders)"/.test(body) ? { Tags: { DataClass: 'pii' } } : { __type: 'EntityNotFoundException' },
    GetDataCatalogEncryptionSettings: {
      DataCatalogEncryptionSettings: {
        EncryptionAtRest: { CatalogEncryptionMode: 'DISABLED' },
        ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: false },
      },
    },
  },
  calls: {
    GetDatabases: 'glue:GetDatabases',
    GetTags: 'glue:GetTags',
    GetDataCatalogEncryptionSettings: 'glue:GetDataCatalogEncryptionSettings',
  },
  read: ['crm', 'orders'],
})

test.run()
