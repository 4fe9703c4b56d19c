// aws_secretsmanager_secret and aws_ssm_parameter: under which key they are kept, and the regions that a secret is copied to.
import { isFilledIn } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, chosen, each, of, tagList, textIn, usual } from './values.ts'

export const secret = ({ main, row }: Planned): Answered[] => [
  told('secretsmanager:DescribeSecret', row, {
    ARN: row.id,
    KmsKeyId: textIn(of(main, 'kms_key_id')),
    ReplicationStatus: each(of(main, 'replica'), (one) => ({
      Region: at(one, 'region'),
      KmsKeyId: textIn(chosen(at(one, 'kms_key_id'))),
    })),
    Tags: tagList(main),
  }),
]

/** Its value is not read, whatever it is. */
export function parameter({ main, row }: Planned): Answered[] {
  const type = of(main, 'type')
  const key = textIn(of(main, 'key_id'))
  const isOwn = type === 'SecureString' && (key === undefined || (main?.isNew === true && isFilledIn(key)))
  return [
    told('ssm:DescribeParameters', row, {
      Parameters: [{ Name: row.name, Type: type, KeyId: isOwn ? usual(main, 'key_id') : key }],
    }),
    told('ssm:ListTagsForResource', row, { TagList: tagList(main) }),
  ]
}
