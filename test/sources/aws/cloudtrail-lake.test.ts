// Event data stores: what each call that fails takes away.
import { suite } from 'uvu'
import { eventDataStores } from '../../../src/sources/aws/cloudtrail-lake.ts'
import type { Called } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/cloudtrail-lake')

const arn = (id: string) => `arn:aws:cloudtrail:eu-west-1:${account}:eventdatastore/${id}`
const isSecond = ({ body }: Called): boolean => body.includes('NextToken')
const tags = (Value: string) => ({ ResourceTagList: [{ ResourceId: 'x', TagsList: [{ Key: 'DataClass', Value }] }] })

sweep(test, {
  collection: eventDataStores,
  answers: {
    ListEventDataStores: (call) =>
      isSecond(call)
        ? { EventDataStores: [{ EventDataStoreArn: arn('b') }] }
        : { EventDataStores: [{ EventDataStoreArn: arn('a') }], NextToken: 'more' },
    GetEventDataStore: ({ body }) => ({
      EventDataStoreArn: body.includes('store/a') ? arn('a') : arn('b'),
      RetentionPeriod: 366,
    }),
    ListTags: (call) => (isSecond(call) ? tags('pii') : { ...tags('logs'), NextToken: 'more' }),
  },
  calls: {
    ListEventDataStores: 'cloudtrail:ListEventDataStores',
    GetEventDataStore: 'cloudtrail:GetEventDataStore',
    ListTags: 'cloudtrail:ListTags',
  },
  read: [arn('a'), arn('b')],
})

test.run()
