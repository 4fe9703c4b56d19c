// Where a connection string leads, once what is secret in it is gone: the name of a storage account, or the host of an endpoint.
import { type Fact, known, unknown } from '../../model/fact.ts'

/** `AccountName=backups`, `BlobEndpoint=https://backups.blob.core.windows.net/`, `Endpoint=sb://orders.servicebus.windows.net:5671/` */
const end = /(?:^|;)\s*(?:AccountName=|(?:Blob|Account)?Endpoint=[a-z]+:\/\/)([^;/:]+)/i

export function leadsTo(text: string | null | undefined, from: number[]): Fact<string> {
  if (text === null || text === undefined) return unknown('not-recorded')
  const name = end.exec(text)?.[1]
  return name === undefined ? unknown('malformed') : known(name.toLowerCase(), from)
}
