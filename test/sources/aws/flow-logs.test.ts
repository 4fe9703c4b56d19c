// Flow logs: what the one call that fails takes away, and that the second page is read.
import { suite } from 'uvu'
import { flowLogs } from '../../../src/sources/aws/flow-logs.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/flow-logs')

const logsOf = (name: string, next = '') => `<DescribeFlowLogsResponse><flowLogSet><item>
  <flowLogId>${name}</flowLogId><resourceId>vpc-1</resourceId><logDestinationType>s3</logDestinationType>
  <logDestination>arn:aws:s3:::flows/eu/</logDestination>
</item></flowLogSet>${next}</DescribeFlowLogsResponse>`

sweep(test, {
  collection: flowLogs,
  answers: {
    DescribeFlowLogs: ({ body }) =>
      new URLSearchParams(body).get('NextToken') === 'two'
        ? logsOf('fl-2')
        : logsOf('fl-1', '<nextToken>two</nextToken>'),
  },
  calls: { DescribeFlowLogs: 'ec2:DescribeFlowLogs' },
  read: ['fl-1', 'fl-2'],
})

test.run()
