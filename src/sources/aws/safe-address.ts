// Signed requests and their answers must not cross a network in the open, whoever named the address.
import { explained } from '../../model/errors.ts'
import type { Client } from './whole-answer.ts'

interface HttpRequest {
  protocol: string
  hostname: string
}

type Next = (args: { request: HttpRequest }) => Promise<unknown>

interface Stack {
  add(middleware: (next: Next) => Next, options: { step: 'build'; name: string }): void
}

const loopback = ['localhost', '127.0.0.1', '[::1]']

export const isSafe = ({ protocol, hostname }: HttpRequest): boolean =>
  protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname))

/** The SDK also takes an address from the shared config file, where nobody here has read it. */
export function keepToSafeAddresses(client: Client): void {
  const stack = client.middlewareStack as Stack // `as`: each client types its stack by its own commands
  stack.add(safeAddress, { step: 'build', name: 'ringfenceSafeAddress' })
}

const safeAddress = (next: Next): Next => {
  return async (args) => {
    if (!isSafe(args.request)) throw unsafe('`endpoint_url` in the shared AWS config file')
    return next(args)
  }
}

export const unsafe = (where: string) =>
  explained('usage', {
    what: 'an endpoint was refused',
    where,
    why: 'it is neither an https address nor an http address of this machine',
    mend: 'Write an https address, or unset it to use AWS itself',
  })
