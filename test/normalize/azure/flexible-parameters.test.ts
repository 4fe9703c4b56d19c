// An audit of a flexible server is whole only where it leaves out no statement and nobody.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { mysql, postgresql } from '../../../src/normalize/azure/flexible-parameters.ts'

const test = suite('normalize/azure/flexible-parameters')

const pgaudit = (log: string) => ({ shared_preload_libraries: 'pg_cron,pgaudit', 'pgaudit.log': log })
const ofPostgres: [parameters: Record<string, string>, whole: boolean][] = [
  [{ log_statement: 'all' }, true],
  [{ log_statement: 'mod' }, false],
  [pgaudit('all'), true],
  [pgaudit('READ, WRITE'), true],
  [pgaudit('read'), false],
  [pgaudit('all, -misc'), true],
  [pgaudit('all,-read'), false],
  [pgaudit('ALL, -WRITE'), false],
  [{ 'pgaudit.log': 'all' }, false],
  [{}, false],
]
const audited = { audit_log_enabled: 'ON', audit_log_events: 'CONNECTION,GENERAL' }
const ofMysql: [parameters: Record<string, string>, whole: boolean][] = [
  [audited, true],
  [{ ...audited, audit_log_enabled: 'OFF' }, false],
  [{ ...audited, audit_log_events: 'DML_SELECT' }, false],
  [{ ...audited, audit_log_include_users: '', audit_log_exclude_users: 'azure_superuser' }, true],
  [{ ...audited, audit_log_include_users: 'clerk' }, false],
  [{ ...audited, audit_log_exclude_users: 'azure_superuser,shop*' }, false],
]
for (const [product, all] of [
  [postgresql, ofPostgres],
  [mysql, ofMysql],
] as const)
  for (const [parameters, whole] of all)
    test(`${product.word} with ${JSON.stringify(parameters)}: ${String(whole)}`, () =>
      assert.is(product.audits(new Map(Object.entries(parameters))), whole))

test.run()
