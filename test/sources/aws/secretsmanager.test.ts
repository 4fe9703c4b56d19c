// Secrets: what each call that fails takes away.
import { suite } from 'uvu'
import { secrets } from '../../../src/sources/aws/secretsmanager.ts'
import { account } from '../../servers/seed-moto.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/secretsmanager')

const ARN = `arn:aws:secretsmanager:eu-west-1:${account}:secret:crm/login-AbCdEf`

sweep(test, {
  collection: secrets,
  answers: {
    ListSecrets: { SecretList: [{ ARN, Name: 'crm/login' }] },
    DescribeSecret: {
      ARN,
      Name: 'crm/login',
      KmsKeyId: `arn:aws:kms:eu-west-1:${account}:key/77aa`,
      Tags: [{ Key: 'DataClass', Value: 'pii' }],
      PrimaryRegion: 'eu-west-1',
      ReplicationStatus: [{ Region: 'us-east-1', Status: 'InSync' }],
    },
  },
  calls: { ListSecrets: 'secretsmanager:ListSecrets', DescribeSecret: 'secretsmanager:DescribeSecret' },
  read: [ARN],
})

test.run()
