// Flow logs of networks, of parts of them and of single interfaces.
import { DescribeFlowLogsCommand } from '@aws-sdk/client-ec2'
import { collection } from './collection.ts'
import { ec2 } from './ec2.ts'

export const flowLogs = collection({
  service: ec2,
  type: 'AWS::EC2::FlowLog',
  operation: 'DescribeFlowLogs',
  send: (client, NextToken) => client.send(new DescribeFlowLogsCommand({ NextToken, MaxResults: 1_000 })),
  items: ({ FlowLogs }) => FlowLogs,
  next: ({ NextToken }) => NextToken,
  id: ({ FlowLogId }) => FlowLogId,
  told: 'FlowLogs',
})
