// A page that promises another one for ever: whatever is asked next, it comes again with the same token.
import type { Bad, Called } from '../servers/refusing-proxy.ts'

/** As services call the token that they are asked with. */
const asking = ['NextToken', 'nextToken', 'Marker', 'marker', 'continuation-token', 'ExclusiveStartTableName']

const again = 'again'
const telling = {
  NextToken: again,
  nextToken: again,
  Marker: again,
  NextMarker: again,
  LastEvaluatedTableName: again,
  Truncated: true,
  HasMoreStreams: true,
  HasMoreDeliveryStreams: true,
}

/** The call for the first page. */
export function firstPage(call: Called): Called {
  const url = new URL(call.url, 'http://localhost')
  for (const name of asking) url.searchParams.delete(name)
  const path = `${url.pathname}${url.search}`
  if (call.body.startsWith('{')) {
    const given = Object.entries(JSON.parse(call.body) as object).filter(([name]) => !asking.includes(name)) // `as`: what the SDK sends
    return { ...call, url: path, body: JSON.stringify(Object.fromEntries(given)) }
  }
  const form = new URLSearchParams(call.body)
  for (const name of asking) form.delete(name)
  return { ...call, url: path, body: form.toString() }
}

export function promisingMore(page: Bad): Bad {
  const { body = '' } = page
  if (body.startsWith('{')) return { ...page, body: JSON.stringify({ ...(JSON.parse(body) as object), ...telling }) } // `as`: an object
  const token = `<Marker>${again}</Marker><NextToken>${again}</NextToken><nextToken>${again}</nextToken>`
  return {
    ...page,
    body: body
      .replace(/<\/\w+Result>/, `${token}$&`)
      .replace(/<\/Describe\w+Response>$/, `${token}$&`) // EC2 has no inner element
      .replace('</ListAllMyBucketsResult>', `<ContinuationToken>${again}</ContinuationToken>$&`),
  }
}
