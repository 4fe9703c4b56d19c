// The list of all in a region that bear tags, as the Resource Groups Tagging API answers it (JSON 1.1), in pages.
import type { Bad, Called } from './refusing-proxy.ts'

/** `arns`: of what is tagged; undefined for the calls of other services. */
export const taggingServer =
  (arns: readonly string[], page = 100) =>
  ({ service, operation, body }: Called): Bad | undefined => {
    if (service !== 'tagging' || operation !== 'GetResources') return undefined
    const { PaginationToken, ResourceTypeFilters = [] } = JSON.parse(body) as {
      PaginationToken?: string
      ResourceTypeFilters?: string[]
    } // `as`: what the SDK sends
    const asked = arns.filter((arn) => ResourceTypeFilters.includes(arn.split(':')[2] ?? ''))
    const start = Number(PaginationToken ?? 0)
    const next = start + page < asked.length ? String(start + page) : ''
    return {
      status: 200,
      type: 'application/x-amz-json-1.1',
      body: JSON.stringify({
        ResourceTagMappingList: asked.slice(start, start + page).map((ResourceARN) => ({ ResourceARN, Tags: [] })),
        PaginationToken: next,
      }),
    }
  }
