// User pools: what each call that fails takes away.
import { suite } from 'uvu'
import { userPools } from '../../../src/sources/aws/cognito.ts'
import type { Called } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/cognito')

const sent = ({ body }: Called) => JSON.parse(body) as { [name: string]: string | undefined } // `as`: what the SDK sends
const arnOf = (id = '', region = 'eu-west-1') => `arn:aws:cognito-idp:${region}:${account}:userpool/${id}`

sweep(test, {
  collection: userPools,
  answers: {
    ListUserPools: (call) =>
      sent(call)['NextToken'] === undefined
        ? { UserPools: [{ Id: 'eu-west-1_people', Name: 'people' }], NextToken: 'more' }
        : { UserPools: [{ Id: 'eu-west-1_staff', Name: 'staff' }] },
    DescribeUserPool: (call) => {
      const { UserPoolId } = sent(call)
      return {
        UserPool: {
          Id: UserPoolId,
          Arn: arnOf(UserPoolId),
          DeletionProtection: 'ACTIVE',
          UserPoolTags: { DataClass: 'pii' },
        },
      }
    },
    ListUserPoolReplicas: (call) => {
      const { UserPoolId, NextToken } = sent(call)
      return NextToken === undefined
        ? { UserPoolReplicas: [{ Role: 'PRIMARY', UserPoolArn: arnOf(UserPoolId) }], NextToken: 'more' }
        : { UserPoolReplicas: [{ Role: 'SECONDARY', UserPoolArn: arnOf(UserPoolId, 'us-east-1') }] }
    },
    GetLogDeliveryConfiguration: (call) => ({
      LogDeliveryConfiguration: { UserPoolId: sent(call)['UserPoolId'], LogConfigurations: [] },
    }),
  },
  calls: {
    ListUserPools: 'cognito-idp:ListUserPools',
    DescribeUserPool: 'cognito-idp:DescribeUserPool',
    ListUserPoolReplicas: 'cognito-idp:ListUserPoolReplicas',
    GetLogDeliveryConfiguration: 'cognito-idp:GetLogDeliveryConfiguration',
  },
  read: ['eu-west-1_people', 'eu-west-1_staff'],
})

test.run()
