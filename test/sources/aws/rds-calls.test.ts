// Which parameters of a group are kept: what may say something of transport or of audit, and what nobody can tell.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parameters } from '../../../src/sources/aws/rds-calls.ts'

const test = suite('sources/aws/rds-calls')
const kept = (...names: (string | undefined)[]) =>
  parameters('eu-west-1', 'orders')
    .items({ Parameters: names.map((ParameterName) => ({ ParameterName })), $metadata: {} })
    ?.map(({ ParameterName }) => ParameterName)

test('others are left out', () => {
  assert.equal(kept('require_secure_transport', 'max_connections', 'tls_version'), [
    'require_secure_transport',
    'tls_version',
  ])
})

test('one without a name stays, for the list to be refused by', () => {
  assert.equal(kept(undefined, ''), [undefined, ''])
})

test.run()
