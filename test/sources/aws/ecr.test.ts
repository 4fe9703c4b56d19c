// Container repositories: what each call that fails takes away, and that the second page is read.
import { suite } from 'uvu'
import { repositories } from '../../../src/sources/aws/ecr.ts'
import { account } from '../../servers/seed-moto.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/ecr')

const repository = (repositoryName: string) => ({
  repositoryName,
  repositoryArn: `arn:aws:ecr:eu-west-1:${account}:repository/${repositoryName}`,
  registryId: account,
  encryptionConfiguration: { encryptionType: 'AES256' },
})

sweep(test, {
  collection: repositories,
  answers: {
    DescribeRepositories: ({ body }) =>
      body.includes('page-two')
        ? { repositories: [repository('crm/web')] }
        : { repositories: [repository('crm/api')], nextToken: 'page-two' },
    ListTagsForResource: { tags: [{ Key: 'DataClass', Value: 'pii' }] },
    DescribeRegistry: {
      registryId: account,
      replicationConfiguration: { rules: [{ destinations: [{ region: 'us-east-1', registryId: account }] }] },
    },
  },
  calls: {
    DescribeRepositories: 'ecr:DescribeRepositories',
    ListTagsForResource: 'ecr:ListTagsForResource',
    DescribeRegistry: 'ecr:DescribeRegistry',
  },
  read: ['crm/api', 'crm/web'],
})

test.run()
