// Runs a command against moto with the account of the tests in it, over its five regions, and N times eight resources more in each: `node bench/seeded-moto.ts N COMMAND`.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { plantMore } from './plant-more.ts'
import { moto } from '../test/servers/moto.ts'
import { credentials, seedMoto } from '../test/servers/seed-moto.ts'

const [, , more, command = '', ...args] = process.argv
const server = await moto()
if ('skipped' in server) throw new Error(server.skipped)
const { buckets } = await seedMoto(server.endpoint)
const placed = await plantMore(server.endpoint, Number(more))
for (const [name, region] of [...Object.entries(buckets), ...placed]) server.placed.set(name, region)
const env = {
  ...process.env,
  AWS_ENDPOINT_URL: server.endpoint,
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_EC2_METADATA_DISABLED: 'true',
}
const child = spawn(command, args, { env, stdio: 'inherit' })
await once(child, 'exit')
server.stop()
process.exit(child.exitCode ?? 1)
