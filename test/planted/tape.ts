// An estate on tape: each call is answered by moto once and from memory ever after, so that a hundred scans cost no more than one.
import { createHash } from 'node:crypto'
import type { Bad, Called } from '../servers/refusing-proxy.ts'

export interface Tape {
  play(call: Called): Promise<Bad>
}

/** Of what AWS answers to the same words from the same account in the same region. */
const keyOf = ({ method, region, service, operation, url, body }: Called): string =>
  createHash('sha256')
    .update(JSON.stringify([method, region, service, operation, url, body]))
    .digest('hex')

export function tapeOf(endpoint: string): Tape {
  const answers = new Map<string, Promise<Bad>>()
  return {
    play(call) {
      const key = keyOf(call)
      const answer = answers.get(key) ?? asked(endpoint, call)
      answers.set(key, answer)
      return answer
    },
  }
}

/** What the connection needs is not handed on, nor what the answer will be without. */
const ownHeaders = ['host', 'connection', 'content-length', 'transfer-encoding', 'content-encoding', 'keep-alive']

async function asked(endpoint: string, { method, url, body, headers }: Called): Promise<Bad> {
  const given = Object.entries(headers).filter(([name]) => !ownHeaders.includes(name))
  const bodied = method === 'GET' || method === 'HEAD' ? {} : { body }
  const reply = await fetch(new URL(url, endpoint), {
    method,
    headers: given.map(([name, value]): [string, string] => [name, String(value)]),
    ...bodied,
  })
  const kept = [...reply.headers].filter(([name]) => !ownHeaders.includes(name))
  return { status: reply.status, headers: Object.fromEntries(kept), body: await reply.text() }
}
