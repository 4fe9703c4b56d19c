// Takes in every answer whole before the SDK reads it, and refuses what no AWS service says: the SDK reads silence as "none".
import type { Readable } from 'node:stream'

interface HttpResponse {
  statusCode: number
  headers: Record<string, string | undefined>
  body?: Readable | Uint8Array
}

type Next = (args: unknown) => Promise<{ response: unknown }>
type Middleware = (next: Next, context: { commandName?: string }) => (args: unknown) => Promise<unknown>

interface Stack {
  add(middleware: Middleware, options: { step: 'deserialize'; priority: 'low'; name: string }): void
}

/** What every SDK client has. */
export interface Client {
  destroy(): void
  middlewareStack: object
}

const largest = 64 * 1024 * 1024
const longestMs = 60_000

export function takeWholeAnswers(client: Client): void {
  const stack = client.middlewareStack as Stack // `as`: each client types its stack by its own commands
  stack.add(wholeAnswer, { step: 'deserialize', priority: 'low', name: 'ringfenceWholeAnswer' })
}

const wholeAnswer: Middleware = (next, { commandName = '' }) => {
  return async (args) => {
    const result = await next(args)
    const response = result.response as HttpResponse // `as`: the SDK types it as unknown; this is its HttpResponse
    const body = await read(response)
    if (isWebPage(body, response)) throw unreadable('a web page', response)
    if (response.statusCode < 300) prove(body, commandName, response)
    response.body = body
    return result
  }
}

/** Of a proxy, a portal, a load balancer. Its name alone does not make one: JSON is sometimes sent as text/html. */
function isWebPage(body: Uint8Array, { headers }: HttpResponse): boolean {
  const start = Buffer.from(body.subarray(0, 1024)).toString('utf8').trimStart()
  return (
    /^<!doctype html|^<html/i.test(start) ||
    (start.startsWith('<') && headers['content-type']?.includes('text/html') === true)
  )
}

async function read({ body }: HttpResponse): Promise<Uint8Array> {
  if (body === undefined || body instanceof Uint8Array) return body ?? new Uint8Array()
  const tooLate = setTimeout(() => body.destroy(named('TimeoutError', 'the answer took too long')), longestMs)
  try {
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      // `as` above: a body in no encoding comes in bytes
      size += chunk.length
      if (size > largest) throw named('AnswerTooLarge', `the answer was over ${largest} bytes`)
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } finally {
    clearTimeout(tooLate)
  }
}

/** These answer with a status alone. */
const bodiless = ['HeadBucketCommand']

/** S3 says "no logging" with an element that has nothing in it; any other element must not mean that. */
const rootOf: ReadonlyMap<string, string> = new Map([['GetBucketLoggingCommand', '<BucketLoggingStatus']])

function prove(body: Uint8Array, command: string, response: HttpResponse): void {
  if (bodiless.includes(command)) return
  if (body.length === 0) throw unreadable('nothing', response)
  const root = rootOf.get(command)
  if (root !== undefined && !Buffer.from(body).toString('utf8', 0, 1024).includes(root)) {
    throw unreadable('something else', response)
  }
}

const unreadable = (what: string, { statusCode }: HttpResponse): Error =>
  Object.assign(named('DeserializationError', `the answer was ${what}`), { $metadata: { httpStatusCode: statusCode } })

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name })
