// Databases of the Glue catalogue, and crawlers: what each call that fails takes away.
import { suite } from 'uvu'
import { catalogDatabases, crawlers } from '../../../src/sources/aws/glue.ts'
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

const crawling = (Name: string) => ({
  Name,
  Targets: { S3Targets: [{ Path: `s3://${Name}/all` }] },
  CrawlerSecurityConfiguration: 'sealed',
})

sweep(test, {
  collection: crawlers,
  answers: {
    GetCrawlers: ({ body }) =>
      body.includes('page-two')
        ? { Crawlers: [crawling('orders')] }
        : { Crawlers: [crawling('crm')], NextToken: 'page-two' },
    GetTags: ({ body }) =>
      /:crawler\/(crm|orders)"/.test(body) ? { Tags: { DataClass: 'pii' } } : { __type: 'EntityNotFoundException' },
    GetSecurityConfiguration: {
      SecurityConfiguration: {
        Name: 'sealed',
        EncryptionConfiguration: { S3Encryption: [{ S3EncryptionMode: 'SSE-KMS', KmsKeyArn: 'arn:aws:kms:::key/1' }] },
      },
    },
  },
  calls: {
    GetCrawlers: 'glue:GetCrawlers',
    GetTags: 'glue:GetTags',
    GetSecurityConfiguration: 'glue:GetSecurityConfiguration',
  },
  read: ['crm', 'orders'],
})

test.run()
