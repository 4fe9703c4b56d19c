// The role that is printed is that of the calls that are made: each call of the sources has its permission, and none is of a call that nobody makes.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { permissions } from '../../../src/normalize/aws/s3-settings.ts'
import { permissionByCall } from '../../../src/sources/aws/permissions.ts'
import { withMoto } from '../../servers/moto.ts'
import { optionsFor, planted, scan } from './scanning.ts'

const test = suite('sources/aws/permissions')

const cwd = join(import.meta.dirname, '../../../src/sources/aws')
const named = globSync('*.ts', { cwd }).flatMap((file) =>
  [...readFileSync(join(cwd, file), 'utf8').matchAll(/\boperation: '(\w+)'/g)].map(([, operation = '']) => operation),
)

test('each call that is written down has a permission, and each permission its call', () => {
  const known = [...new Set(Object.keys(permissionByCall).map((call) => call.split(':')[1] ?? ''))]
  const asked = [...new Set(named)].filter((operation) => operation !== 'GetCallerIdentity')
  assert.ok(asked.length > 15, String(asked.length))
  assert.equal(asked.toSorted(), known.toSorted())
})

test('what normalizers say would tell a setting of a bucket is among them', () => {
  const granted = Object.values(permissionByCall)
  assert.equal(
    Object.values(permissions).filter((permission) => !granted.includes(permission)),
    [],
  )
})

await withMoto(test, (server) => {
  test('so has each call of a whole scan', async () => {
    await planted(server)
    const { asked } = await scan(optionsFor(server.endpoint))
    const calls = [...new Set(asked.map(({ service, operation }) => `${service}:${operation}`))]
    assert.ok(calls.length > 15, calls.join())
    assert.equal(
      calls.filter((call) => call !== 'sts:GetCallerIdentity' && !Object.hasOwn(permissionByCall, call)),
      [],
    )
  })
})

test.run()
