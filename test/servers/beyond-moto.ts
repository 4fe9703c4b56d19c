// What moto cannot answer and a scan asks: the answer of an account that has none of it, as AWS would write it.
import type { Bad, Called } from './refusing-proxy.ts'

/** By the call, as `service:operation`; both as the signed request tells them (a REST service has a path for an operation). */
const none: Readonly<Record<string, Omit<Bad, 'status'>>> = {
  // moto has one for each database, and tells neither its ARN nor that of the database.
  'rds:DescribeDBInstanceAutomatedBackups': {
    type: 'application/xml',
    body: '<DescribeDBInstanceAutomatedBackupsResponse><DescribeDBInstanceAutomatedBackupsResult><DBInstanceAutomatedBackups/></DescribeDBInstanceAutomatedBackupsResult></DescribeDBInstanceAutomatedBackupsResponse>',
  },
}

export function beyondMoto({ service, operation }: Called): Bad | undefined {
  const answer = none[`${service}:${operation}`]
  return answer === undefined ? undefined : { status: 200, type: 'application/json', ...answer }
}
