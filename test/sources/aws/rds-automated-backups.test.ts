// Automated backups that lie apart from their database are read; those that lie beside it are a setting of that.
import { suite } from 'uvu'
import { automatedBackups } from '../../../src/sources/aws/rds-automated-backups.ts'
import { account } from '../../servers/seed-moto.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/rds-automated-backups')

const arnOf = (name: string, region = 'eu-west-1') => `arn:aws:rds:${region}:${account}:auto-backup:${name}`
const backup = (
  id: string,
  status: string,
  databaseRegion: string | undefined,
  arn?: string,
) => `<DBInstanceAutomatedBackup>
  <DbiResourceId>${id}</DbiResourceId><Status>${status}</Status><Encrypted>true</Encrypted>
  ${databaseRegion === undefined ? '' : `<DBInstanceArn>arn:aws:rds:${databaseRegion}:${account}:db:${id}</DBInstanceArn>`}
  <KmsKeyId>arn:aws:kms:eu-west-1:${account}:key/77aa</KmsKeyId><TagList/>
  ${arn === undefined ? '' : `<DBInstanceAutomatedBackupsArn>${arn}</DBInstanceAutomatedBackupsArn>`}
</DBInstanceAutomatedBackup>`

const all = [
  backup('beside', 'active', 'eu-west-1'),
  backup('beside-named', 'active', 'eu-west-1', arnOf('beside-named')),
  backup('first', 'creating', 'eu-west-1'),
  backup('gone', 'retained', 'eu-west-1'),
  backup('sent', 'replicating', 'us-east-1', arnOf('sent')),
  backup('sent-and-called-active', 'active', 'us-east-1', arnOf('sent-active')),
  backup('of-nobody', 'active', undefined),
].join('')

sweep(test, {
  collection: automatedBackups,
  answers: {
    DescribeDBInstanceAutomatedBackups: `<DescribeDBInstanceAutomatedBackupsResponse><DescribeDBInstanceAutomatedBackupsResult><DBInstanceAutomatedBackups>${all}</DBInstanceAutomatedBackups></DescribeDBInstanceAutomatedBackupsResult></DescribeDBInstanceAutomatedBackupsResponse>`,
  },
  calls: { DescribeDBInstanceAutomatedBackups: 'rds:DescribeDBInstanceAutomatedBackups' },
  read: ['gone', arnOf('sent'), arnOf('sent-active'), 'of-nobody'],
})

test.run()
