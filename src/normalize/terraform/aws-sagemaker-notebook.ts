// aws_sagemaker_notebook_instance: under whose key the disk lies that people work on beside their models.
import { type Answered, type Planned, told } from './translation.ts'
import { of, tagList, textIn } from './values.ts'

export const notebook = ({ main, row }: Planned): Answered[] => [
  told('sagemaker:DescribeNotebookInstance', row, {
    NotebookInstanceArn: row.id,
    KmsKeyId: textIn(of(main, 'kms_key_id')),
  }),
  told('sagemaker:ListTags', row, { Tags: tagList(main) }),
]
