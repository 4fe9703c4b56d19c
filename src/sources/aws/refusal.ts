// The name of what went wrong with a call: the provider's own word for it, and a plain one where it had none.

/** What the SDK throws around an HTTP answer, or instead of one. */
interface Thrown {
  name: string
  code?: unknown
  $metadata?: { httpStatusCode?: number; requestId?: string }
  $response?: { headers?: Record<string, string> }
}

/** An error without this mark was thrown before any call was made: unless it is about credentials, it is our bug. */
export const isRefusal = (error: unknown): error is Thrown =>
  error instanceof Error && ('$metadata' in error || error.name.includes('Credentials') || error.name.includes('Token'))

/** What stands in the address of a call came from an answer before it, which lacked that. */
export const lacksAddress = (error: unknown): boolean =>
  error instanceof Error && /^(?:No|Empty) value provided for input HTTP label/.test(error.message)

/** JSON.parse, the XML parser and the decoders throw these; no provider calls a refusal so. */
const undecodable = ['Error', 'SyntaxError', 'TypeError', 'RangeError']

const longest = 100

export function refusalName({ name, code, $metadata }: Thrown): string {
  if (typeof code === 'string' && (undecodable.includes(name) || name === 'AggregateError')) return code // ENOTFOUND, CERT_HAS_EXPIRED
  if (undecodable.includes(name)) return 'DeserializationError'
  // An answer without a body has no name for itself.
  if (['Unknown', 'UnknownError', ''].includes(name)) return byStatus.get($metadata?.httpStatusCode ?? 0) ?? 'Unknown'
  return name.length <= longest && /^[\w.:-]+$/.test(name) ? name : 'Unknown' // it is shown, and whoever answered wrote it
}

const byStatus: ReadonlyMap<number, string> = new Map([
  [403, 'Forbidden'],
  [404, 'NotFound'],
  [429, 'TooManyRequestsException'],
  [500, 'InternalError'],
  [502, 'ServiceUnavailable'],
  [503, 'ServiceUnavailable'],
  [504, 'ServiceUnavailable'],
])

export const statusOf = (error: unknown): number | undefined =>
  isRefusal(error) ? error.$metadata?.httpStatusCode : undefined

export const requestIdOf = ({ $metadata }: Thrown): string | undefined => $metadata?.requestId

export const headerOf = (error: unknown, name: string): string | undefined =>
  isRefusal(error) ? error.$response?.headers?.[name] : undefined
