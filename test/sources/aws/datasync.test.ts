// Tasks of DataSync: what each call that fails takes away.
import { suite } from 'uvu'
import { transferTasks } from '../../../src/sources/aws/datasync.ts'
import type { Called } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/datasync')

const at = (kind: string) => `arn:aws:datasync:eu-west-1:${account}:${kind}`
const isSecond = ({ body }: Called): boolean => body.includes('NextToken')
const location = (id: string, bucket: string) => ({ LocationArn: at(`location/${id}`), LocationUri: `s3://${bucket}/` })

sweep(test, {
  collection: transferTasks,
  answers: {
    ListTasks: (call) =>
      isSecond(call)
        ? { Tasks: [{ TaskArn: at('task/b') }] }
        : { Tasks: [{ TaskArn: at('task/a') }], NextToken: 'more' },
    DescribeTask: ({ body }) => ({
      TaskArn: body.includes('task/a') ? at('task/a') : at('task/b'),
      SourceLocationArn: at('location/1'),
      DestinationLocationArn: at('location/2'),
    }),
    ListLocations: (call) =>
      isSecond(call)
        ? { Locations: [location('2', 'there')] }
        : { Locations: [location('1', 'here')], NextToken: 'more' },
    ListTagsForResource: (call) =>
      isSecond(call)
        ? { Tags: [{ Key: 'Team', Value: 'crm' }] }
        : { Tags: [{ Key: 'DataClass', Value: 'pii' }], NextToken: 'more' },
  },
  calls: {
    ListTasks: 'datasync:ListTasks',
    DescribeTask: 'datasync:DescribeTask',
    ListLocations: 'datasync:ListLocations',
    ListTagsForResource: 'datasync:ListTagsForResource',
  },
  read: [at('task/a'), at('task/b')],
})

test.run()
