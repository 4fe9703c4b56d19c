// Notebook instances of SageMaker, each with its settings and its tags.
import {
  DescribeNotebookInstanceCommand,
  ListNotebookInstancesCommand,
  ListTagsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'

const sagemaker: Service<SageMakerClient> = {
  name: 'sagemaker',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new SageMakerClient(config),
}

const MaxResults = 100

export const notebooks = collection({
  service: sagemaker,
  type: 'AWS::SageMaker::NotebookInstance',
  operation: 'ListNotebookInstances',
  send: (client, NextToken) => client.send(new ListNotebookInstancesCommand({ NextToken, MaxResults })),
  items: ({ NotebookInstances }) => NotebookInstances,
  next: ({ NextToken }) => NextToken,
  id: ({ NotebookInstanceName }) => NotebookInstanceName,
  questions: [
    question({
      operation: 'DescribeNotebookInstance',
      send: (client, { NotebookInstanceName }) =>
        client.send(new DescribeNotebookInstanceCommand({ NotebookInstanceName })),
    }),
    listQuestion({
      operation: 'ListTags',
      name: 'Tags',
      send: (client, { NotebookInstanceArn }, NextToken) =>
        client.send(new ListTagsCommand({ ResourceArn: NotebookInstanceArn, NextToken, MaxResults })),
      items: ({ Tags }) => Tags,
      next: ({ NextToken }) => NextToken,
      id: ({ Key }) => Key,
    }),
  ],
})
