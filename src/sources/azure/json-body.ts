// What an answer says as JSON; undefined where it is none: the page of a proxy, or an answer that was cut.
import type { PipelineResponse } from '@azure/core-rest-pipeline'

export function jsonBody({ bodyAsText }: Pick<PipelineResponse, 'bodyAsText'>): unknown {
  try {
    return JSON.parse(bodyAsText ?? '')
  } catch {
    return undefined
  }
}
