// Automated backups that lie apart from a database: those of a database that is gone, and those that another region sends here.
import { type DBInstanceAutomatedBackup, DescribeDBInstanceAutomatedBackupsCommand } from '@aws-sdk/client-rds'
import { partsOf } from './arn.ts'
import { collection } from './collection.ts'
import { MaxRecords, rds } from './rds-calls.ts'

/** One that lies beside its database is a setting of that, which tells it. Whatever is not surely such a one is read. */
function isApart({ Status, DBInstanceArn, DBInstanceAutomatedBackupsArn }: DBInstanceAutomatedBackup): boolean {
  const isOfLiving = Status === 'active' || Status === 'creating'
  const { region: here } = partsOf(DBInstanceAutomatedBackupsArn)
  return !isOfLiving || DBInstanceArn === undefined || (here !== '' && here !== partsOf(DBInstanceArn).region)
}

export const automatedBackups = collection({
  service: rds,
  type: 'AWS::RDS::DBInstanceAutomatedBackup',
  operation: 'DescribeDBInstanceAutomatedBackups',
  send: (client, Marker) => client.send(new DescribeDBInstanceAutomatedBackupsCommand({ Marker, MaxRecords })),
  items: ({ DBInstanceAutomatedBackups }) => DBInstanceAutomatedBackups?.filter(isApart),
  next: ({ Marker }) => Marker,
  // A database that is made anew under the name of one that is gone has another resource id.
  id: ({ DBInstanceAutomatedBackupsArn, DbiResourceId }) => DBInstanceAutomatedBackupsArn ?? DbiResourceId,
  told: 'DBInstanceAutomatedBackups',
})
