// Somebody stops a scan, or the disk does: it ends with a status that says so, and leaves nothing behind.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../scratch.ts'
import { ringfence, sources } from './ringfence.ts'

const test = suite('cli/interrupted')

/** Takes every question and answers none. */
async function silent(use: (endpoint: string, asked: Promise<unknown>) => Promise<void>): Promise<void> {
  const server = createServer()
  const asked = once(server, 'request')
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // `as`: it listens on a port, not on a pipe
  try {
    await use(`http://127.0.0.1:${port}`, asked)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  test(`${signal}: exit ${status}, no folder, no half-written file`, () =>
    silent(async (endpoint, asked) => {
      const cwd = scratch()
      const env = {
        ...process.env,
        AWS_ENDPOINT_URL: endpoint,
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'ringfence',
        AWS_SECRET_ACCESS_KEY: 'ringfence',
      }
      const child = spawn(process.execPath, [sources, 'scan', 'aws', '-o', 'out'], { cwd, env })
      let stderr = ''
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
      await asked
      child.kill(signal)
      const [code] = (await once(child, 'close')) as [number | null]
      assert.is(code, status, stderr)
      assert.match(stderr, `interrupted by ${signal}`)
      assert.equal(readdirSync(cwd), [])
    }))
}

test('a disk with room for the first file only: exit 5, and that one is taken back too', async () => {
  const [cwd, whole] = [scratch(), join(scratch(), 'out')]
  await ringfence(['demo', '-q', '--fail-on', 'none', '-o', whole])
  const [first = 0, second = 0] = ['findings.csv', 'findings.ndjson'].map((file) => statSync(join(whole, file)).size)
  const blocks = Math.floor((first + second) / 2 / 512)
  // By default the signal would end the process, where a full disk gives an error.
  const survive = 'data:text/javascript,process.on("SIGXFSZ", () => {})'
  const script = `ulimit -f ${blocks}; exec "$0" --import "$1" "$2" demo -q -o out`
  const { status, stderr } = spawnSync('sh', ['-c', script, process.execPath, survive, sources], { cwd })
  assert.is(status, 5, stderr.toString())
  // Two files need more; which of them is the first to say so, the writing decides.
  assert.match(stderr.toString(), /(findings\.ndjson|clauses\.csv): the output could not be written/)
  assert.equal(readdirSync(cwd), [])
})

test.run()
