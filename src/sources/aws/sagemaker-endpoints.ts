// Endpoints of SageMaker, each with what it keeps of the questions that it is asked, and its tags.
import { DescribeEndpointCommand, ListEndpointsCommand } from '@aws-sdk/client-sagemaker'
import { collection, question } from './collection.ts'
import { MaxResults, sagemaker as service, tagsOf } from './sagemaker.ts'

export const endpoints = collection({
  service,
  type: 'AWS::SageMaker::Endpoint',
  operation: 'ListEndpoints',
  send: (client, NextToken) => client.send(new ListEndpointsCommand({ NextToken, MaxResults })),
  items: ({ Endpoints }) => Endpoints,
  next: ({ NextToken }) => NextToken,
  id: ({ EndpointName }) => EndpointName,
  questions: [
    question({
      operation: 'DescribeEndpoint',
      send: (client, { EndpointName }) => client.send(new DescribeEndpointCommand({ EndpointName })),
    }),
    tagsOf(({ EndpointArn }) => EndpointArn),
  ],
})
