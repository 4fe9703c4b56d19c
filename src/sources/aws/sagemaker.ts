// Notebook instances of SageMaker, each with its settings and its tags.
import {
  DescribeNotebookInstanceCommand,
  ListNotebookInstancesCommand,
  ListTagsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker'
import type { Service } from './caller.ts'
import { collection, listQuestion, question, type Question } from './collection.ts'

export const sagemaker: Service<SageMakerClient> = {
  name: 'sagemaker',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new SageMakerClient(config),
}

export const MaxResults = 100

export const tagsOf = <Item>(arnOf: (item: Item) => string | undefined): Question<SageMakerClient, Item> =>
  listQuestion({
    operation: 'ListTags',
    name: 'Tags',
    send: (client, item, NextToken) =>
      client.send(new ListTagsCommand({ ResourceArn: arnOf(item), NextToken, MaxResults })),
    items: ({ Tags }) => Tags,
    next: ({ NextToken }) => NextToken,
    id: ({ Key }) => Key,
  })

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
    tagsOf(({ NotebookInstanceArn }) => NotebookInstanceArn),
  ],
})
