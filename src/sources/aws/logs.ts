// Log groups of CloudWatch, with their tags and where each is sent on, by filters of its own or by those of the account.
import {
  CloudWatchLogsClient,
  DescribeAccountPoliciesCommand,
  DescribeLogGroupsCommand,
  DescribeSubscriptionFiltersCommand,
  ListTagsForResourceCommand,
  type LogGroup,
} from '@aws-sdk/client-cloudwatch-logs'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'

/** Most calls that describe may be made five times a second: AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
export const logs: Service<CloudWatchLogsClient> = {
  name: 'logs',
  variable: 'CLOUDWATCH_LOGS',
  pace: { inFlight: 4, calls: 5, windowMs: 1_000 },
  connect: (config) => new CloudWatchLogsClient(config),
}

/** Tags are asked of the group, and not of all that is in it. */
const groupArn = ({ arn, logGroupArn }: LogGroup): string | undefined => logGroupArn ?? arn?.replace(/:\*$/, '')

export const logGroups = collection({
  service: logs,
  type: 'AWS::Logs::LogGroup',
  operation: 'DescribeLogGroups',
  send: (client, nextToken) => client.send(new DescribeLogGroupsCommand({ nextToken })),
  items: (answer) => answer.logGroups,
  next: ({ nextToken }) => nextToken,
  id: ({ logGroupName }) => logGroupName,
  told: 'logGroups',
  questions: [
    question({
      operation: 'ListTagsForResource',
      send: (client, group) => client.send(new ListTagsForResourceCommand({ resourceArn: groupArn(group) })),
    }),
    listQuestion({
      operation: 'DescribeSubscriptionFilters',
      name: 'subscriptionFilters',
      // That class has none, and refuses the question.
      when: ({ logGroupClass }) => logGroupClass !== 'INFREQUENT_ACCESS',
      send: (client, { logGroupName }, nextToken) =>
        client.send(new DescribeSubscriptionFiltersCommand({ logGroupName, nextToken })),
      items: ({ subscriptionFilters }) => subscriptionFilters,
      next: ({ nextToken }) => nextToken,
      id: ({ filterName }) => filterName,
    }),
  ],
  shared: [
    listQuestion({
      operation: 'DescribeAccountPolicies',
      name: 'accountPolicies',
      send: (client, _, nextToken) =>
        client.send(new DescribeAccountPoliciesCommand({ policyType: 'SUBSCRIPTION_FILTER_POLICY', nextToken })),
      items: ({ accountPolicies }) => accountPolicies,
      next: ({ nextToken }) => nextToken,
      id: ({ policyName }) => policyName,
    }),
  ],
})
