// Where raw answers lie in a pack: a file for each account and region, by a name that is harmless whatever those are called.
import { hash } from 'node:crypto'

export const rawFolder = 'raw'

export const isRaw = ({ path }: { path: string }): boolean => path.startsWith(`${rawFolder}/`)

/** As providers call their partitions; another name is as good as any that somebody made up. */
const partitions: ReadonlyMap<string, string> = new Map([
  ['aws|aws', 'aws'],
  ['aws|aws-cn', 'aws-cn'],
  ['aws|aws-us-gov', 'aws-us-gov'],
  ['aws|aws-eusc', 'aws-eusc'],
  ['azure|AzureCloud', 'azure'],
  ['azure|AzureChinaCloud', 'azure-china'],
  ['azure|AzureUSGovernment', 'azure-us-government'],
])

/** By the key of a resource. Keys that begin alike stand together in their order, and so do the resources of a file. */
export function rawFileOf(resource: string): string {
  const [provider = '', partition = '', account = '', region = ''] = resource.split('|', 4)
  const where = partitions.get(`${provider}|${partition}`) ?? `other-${digestOf(`${provider}|${partition}`)}`
  return `${rawFolder}/${where}.${harmless(account)}.${harmless(region)}.ndjson`
}

/** No dot, so that no two names become one. */
const harmless = (name: string): string =>
  name === '' ? 'none' : /^[a-z0-9][a-z0-9-]{0,62}$/.test(name) && name !== 'none' ? name : `x_${digestOf(name)}`

/** As JSON, which tells halves of surrogates apart where UTF-8 does not. */
const digestOf = (name: string): string => hash('sha256', JSON.stringify(name)).slice(0, 16)
