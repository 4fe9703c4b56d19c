// A moto server for the tests: started once per process, gone when the process is.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import type { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pythonWithPackages } from '../python.ts'
import { beyondMoto } from './beyond-moto.ts'
import { withRegions } from './bucket-regions.ts'
import { refusingProxy } from './refusing-proxy.ts'

export interface Moto {
  /** Of what stands before moto and answers the calls that it knows nothing of. */
  endpoint: string
  /** Regions of buckets by name, for the list of buckets to tell: nobody else knows them. */
  placed: Map<string, string>
  /** Forgets everything. */
  reset(): Promise<void>
  stop(): void
}

/** Ends itself when its standard input does, so that not even a killed test run leaves it behind. */
const program = `
import os, sys, threading
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
from moto.server import main
main(['-H', '127.0.0.1', '-p', '0'])
`

let only: Promise<Moto | { skipped: string }> | undefined

/** The same server for every test file of a process; each begins with `reset`. */
export const moto = (): Promise<Moto | { skipped: string }> => (only ??= start())

/**
 * Defines the tests that need moto, or one that says why they cannot run here. All files are loaded before the first test runs:
 * `apart` is for a file that plants something else than the others do.
 */
export async function withMoto(
  test: ReturnType<typeof suite>,
  define: (server: Moto) => void | Promise<void>,
  { apart = false } = {},
): Promise<void> {
  const server = await (apart ? start() : moto())
  if (!('skipped' in server)) return define(server)
  test('moto', () => {
    console.log(`skipped: 1 suite against moto (${server.skipped})`)
    assert.ok(server.skipped)
  })
}

async function start(): Promise<Moto | { skipped: string }> {
  const python = await pythonWithPackages()
  if (typeof python === 'object') return python
  // Else EC2 holds over a thousand snapshots of moto's own in every region.
  const env = { ...process.env, MOTO_EC2_LOAD_DEFAULT_AMIS: 'false', NO_COLOR: '1' }
  const server = spawn(python, ['-c', program], { env, stdio: ['pipe', 'ignore', 'pipe'] })
  const own = await listening(server)
  release(server)
  const placed = new Map<string, string>()
  const front = await refusingProxy(beyondMoto, own, ({ service, operation }) => {
    if (service === 'sns' && operation === 'GetTopicAttributes') return withoutCounts
    if (service !== 's3') return undefined
    if (operation === 'versioning') return asVersions
    return placed.size > 0 && operation === 'buckets' ? (text) => withRegions(text, placed) : undefined
  })
  front.release()
  const stop = () => {
    server.kill()
    void front.close()
  }
  process.once('exit', stop)
  return {
    endpoint: front.endpoint,
    placed,
    stop,
    reset: async () => {
      placed.clear()
      assert.ok((await fetch(`${own}/moto-api/reset`, { method: 'POST' })).ok)
    },
  }
}

/** What S3 calls the answer: AmazonS3/latest/API/API_GetBucketVersioning.html */
const asVersions = (text: string): string => text.replaceAll('GetBucketVersioningResponse', 'VersioningConfiguration')

/** moto counts no subscriptions, whatever there are. */
const withoutCounts = (text: string): string =>
  text.replaceAll(/<entry>\s*<key>Subscriptions\w+<\/key>\s*<value>\d+<\/value>\s*<\/entry>/g, '')

async function listening(server: ChildProcess): Promise<string> {
  const log = server.stderr as Readable // `as`: stdio asks for a pipe
  let text = ''
  log.setEncoding('utf8')
  const died = once(server, 'exit').then(() => Promise.reject(new Error(`moto ended: ${text.slice(-500)}`)))
  died.catch(() => undefined)
  const found = new Promise<string>((resolve) => {
    log.on('data', (chunk: string) => {
      text = `${text}${chunk}`.slice(-5_000) // read on for ever: a full pipe would stop the server
      const endpoint = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(text)?.[1]
      if (endpoint !== undefined) resolve(endpoint)
    })
  })
  return Promise.race([found, died])
}

/** A server that is idle must not keep the tests from ending. */
function release(server: ChildProcess): void {
  server.unref()
  // `as`: Node's pipes are sockets, and only its types do not say so
  for (const stream of [server.stdin, server.stderr]) (stream as Socket | null)?.unref()
}
