// Automated backups that lie apart from a database: those of a database that is gone, and those that another region sends here.
import { type DBInstanceAutomatedBackup, DescribeDBInstanceAutomatedBackupsCommand } from '@aws-sdk/client-rds'
import { collection } from './collection.ts'
import { MaxRecords, rds } from './rds-calls.ts'

const regionIn = (arn: string | undefined): string | undefined => arn?.split(':')[3]

/** One that lies beside its database is a setting of that, which tells it. Whatever is not surely such a one is read. */
function isApart({ Status, DBInstanceArn, DBInstanceAutomatedBackupsArn }: DBInstanceAutomatedBackup): boolean {
  const isOfLiving = Status === 'active' || Status === 'creating'
  const here = regionIn(DBInstanceAutomatedBackupsArn)
  return !isOfLiving || DBInstanceArn === undefined || (here !== undefined && here !== regionIn(DBInstanceArn))
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
