// The name of what went wrong with a question: Azure's own word for it, and a plain one where it had none.
import { isRestError, type PipelineResponse } from '@azure/core-rest-pipeline'
import { isRecord } from '../../model/json.ts'
import { jsonBody } from './json-body.ts'

/** To be thrown where no answer is to be had. */
export const refusal = (name: string) => Object.assign(new Error(name), { refusal: name })

const isRefusal = (error: unknown): error is ReturnType<typeof refusal> => error instanceof Error && 'refusal' in error

const longest = 100

/** Undefined: not about an answer, so it is our bug. */
export function refusalOf(error: unknown): string | undefined {
  if (isRefusal(error)) return error.refusal
  if (!(error instanceof Error)) return undefined
  if (isRestError(error)) {
    const told = error.response === undefined ? undefined : nameIn(error.response)
    return (
      told ??
      plain(error.code) ??
      (error.statusCode === undefined ? 'DeserializationError' : byStatus(error.statusCode))
    )
  }
  if (error.name === 'AbortError') return 'TimeoutError'
  if (/Authentication|CredentialUnavailable/.test(error.name)) return 'InvalidAuthenticationToken'
  return undefined
}

/** Of an answer that is no success. */
export const refusalIn = (response: PipelineResponse): string => nameIn(response) ?? byStatus(response.status)

/** ARM wraps its word in `error`; some of its providers do not. */
function nameIn(response: PipelineResponse): string | undefined {
  const body = jsonBody(response)
  if (!isRecord(body)) return undefined
  const inner = isRecord(body['error']) ? body['error'] : body
  return plain(inner['code'])
}

/** It is shown, and whoever answered wrote it. */
const plain = (name: unknown): string | undefined =>
  typeof name === 'string' && name.length <= longest && /^[\w.:-]+$/.test(name) ? name : undefined

const names: ReadonlyMap<number, string> = new Map([
  [401, 'InvalidAuthenticationToken'],
  [403, 'AuthorizationFailed'],
  [404, 'NotFound'],
  [408, 'RequestTimeout'],
  [429, 'TooManyRequests'],
  [500, 'InternalServerError'],
  [502, 'ServiceUnavailable'],
  [503, 'ServiceUnavailable'],
  [504, 'ServiceUnavailable'],
])

const byStatus = (status: number): string => names.get(status) ?? 'Unknown'
