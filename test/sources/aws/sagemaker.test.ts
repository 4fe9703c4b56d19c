// Notebooks: what each call that fails takes away.
import { suite } from 'uvu'
import { notebooks } from '../../../src/sources/aws/sagemaker.ts'
import type { Called } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/sagemaker')

const second = ({ body }: Called) => body.includes('"two"')
const summary = (NotebookInstanceName: string) => ({
  NotebookInstanceName,
  NotebookInstanceArn: `arn:aws:sagemaker:eu-west-1:${account}:notebook-instance/${NotebookInstanceName}`,
})

sweep(test, {
  collection: notebooks,
  answers: {
    ListNotebookInstances: (call: Called) =>
      second(call)
        ? { NotebookInstances: [summary('people')] }
        : { NotebookInstances: [summary('orders')], NextToken: 'two' },
    DescribeNotebookInstance: ({ body }: Called) => ({
      ...summary((JSON.parse(body) as { NotebookInstanceName: string }).NotebookInstanceName), // `as`: what the SDK sends
      KmsKeyId: '77aa',
    }),
    ListTags: (call: Called) =>
      second(call)
        ? { Tags: [{ Key: 'Stage', Value: 'test' }] }
        : { Tags: [{ Key: 'DataClass', Value: 'pii' }], NextToken: 'two' },
  },
  calls: {
    ListNotebookInstances: 'sagemaker:ListNotebookInstances',
    DescribeNotebookInstance: 'sagemaker:DescribeNotebookInstance',
    ListTags: 'sagemaker:ListTags',
  },
  read: ['orders', 'people'],
})

test.run()
