// Work groups of Athena: what each call that fails takes away.
import { suite } from 'uvu'
import { workGroups } from '../../../src/sources/aws/athena.ts'
import type { Called } from '../../servers/refusing-proxy.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/athena')

const sent = ({ body }: Called) => JSON.parse(body) as { [name: string]: string | undefined } // `as`: what the SDK sends

sweep(test, {
  collection: workGroups,
  answers: {
    ListWorkGroups: (call) =>
      sent(call)['NextToken'] === undefined
        ? { WorkGroups: [{ Name: 'primary', State: 'ENABLED' }], NextToken: 'more' }
        : { WorkGroups: [{ Name: 'crm', State: 'ENABLED' }] },
    GetWorkGroup: (call) => ({
      WorkGroup: {
        Name: sent(call)['WorkGroup'],
        Configuration: {
          EnforceWorkGroupConfiguration: false,
          ResultConfiguration: { OutputLocation: 's3://results/crm/' },
        },
      },
    }),
    ListQueryExecutions: { QueryExecutionIds: [] },
    ListTagsForResource: { Tags: [{ Key: 'DataClass', Value: 'pii' }] },
  },
  calls: {
    ListWorkGroups: 'athena:ListWorkGroups',
    GetWorkGroup: 'athena:GetWorkGroup',
    ListQueryExecutions: 'athena:ListQueryExecutions',
    ListTagsForResource: 'athena:ListTagsForResource',
  },
  read: ['primary', 'crm'],
})

test.run()
