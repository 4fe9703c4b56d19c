// The clouds of Azure: where each one's Resource Manager answers, and for whom the tokens are made out that it takes.
import { explained } from '../../model/errors.ts'

export type CloudName = 'AzureCloud' | 'AzureUSGovernment' | 'AzureChinaCloud'

export interface Cloud {
  name: CloudName
  /** The origin of the Resource Manager: nothing is sent anywhere else. */
  endpoint: string
  /** The SDK's own default is that of the public cloud, whichever cloud it is told of. */
  scope: string
  /** What an identity provider makes its tokens out for, to be exchanged for one of this cloud. */
  exchange: string
}

type Environment = Readonly<Record<string, string | undefined>>

const clouds: readonly (Cloud & { authority: string })[] = [
  {
    name: 'AzureCloud',
    authority: 'login.microsoftonline.com',
    endpoint: 'https://management.azure.com',
    scope: 'https://management.azure.com/.default',
    exchange: 'api://AzureADTokenExchange',
  },
  {
    name: 'AzureUSGovernment',
    authority: 'login.microsoftonline.us',
    endpoint: 'https://management.usgovcloudapi.net',
    scope: 'https://management.usgovcloudapi.net/.default',
    exchange: 'api://AzureADTokenExchangeUSGov',
  },
  {
    name: 'AzureChinaCloud',
    authority: 'login.chinacloudapi.cn',
    endpoint: 'https://management.chinacloudapi.cn',
    scope: 'https://management.chinacloudapi.cn/.default',
    exchange: 'api://AzureADTokenExchangeChina',
  },
]

/** The authority host that the SDK logs in at tells the cloud; the address of the Resource Manager can be set apart. */
export function cloudIn(env: Environment): Cloud {
  const { authority: _authority, ...cloud } = cloudOf(env['AZURE_AUTHORITY_HOST'])
  const endpoint = env['AZURE_RESOURCE_MANAGER_ENDPOINT'] ?? ''
  if (endpoint === '') return cloud
  const audience = env['AZURE_RESOURCE_MANAGER_AUDIENCE'] ?? ''
  return {
    ...cloud,
    endpoint: safeOrigin(endpoint),
    ...(audience === '' ? {} : { scope: `${audience.replace(/\/$/, '')}/.default` }),
  }
}

function cloudOf(host = ''): Cloud & { authority: string } {
  const found = clouds.find(({ authority }) => authority === hostOf(host)) ?? clouds[0]
  if (found === undefined) throw new Error('there is no cloud')
  return found
}

/** With or without its scheme. */
const hostOf = (address: string): string => (URL.parse(address)?.hostname ?? address).toLowerCase().replace(/\/$/, '')

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** Tokens and answers must not cross a network in the open. To this machine alone, nothing but questions is sent: see connection.ts. */
function safeOrigin(endpoint: string): string {
  const url = URL.parse(endpoint)
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.includes(url.hostname))
  if (url === null || !safe || url.pathname !== '/' || url.username !== '') throw unsafe()
  return url.origin
}

/** One that no cloud of Microsoft has: that of a cloud of one's own, which Microsoft's directory of authorities does not know. */
export const isOwnAuthority = (env: Environment): boolean => {
  const host = env['AZURE_AUTHORITY_HOST'] ?? ''
  return host !== '' && !clouds.some(({ authority }) => authority === hostOf(host))
}

export const isOpen = ({ endpoint }: Cloud): boolean => endpoint.startsWith('http:')

const unsafe = () =>
  explained('usage', {
    what: 'an endpoint was refused',
    where: 'the environment variable AZURE_RESOURCE_MANAGER_ENDPOINT',
    why: 'it is neither the origin of an https address nor of an http address of this machine',
    mend: 'Write an address like https://management.azure.com, or unset it to use Azure itself',
  })
