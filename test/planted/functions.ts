// Lambda: functions, and the queues that take what they could not do; told in moto's place, which would first want roles.
import type { Called } from '../servers/refusing-proxy.ts'
import { account, type Planting, tagMap } from './planting.ts'
import type { Book } from './truth.ts'

const here = 'eu-west-1'
const names = ['bill', 'bill-abroad']

export async function plantFunctions({ planted }: Planting): Promise<void> {
  for (const name of names) planted(`function ${name}`, `arn:aws:lambda:${here}:${account}:function:${name}`)
}

export function functionsTold({ service, operation, region }: Called, book: Book): object | undefined {
  if (service !== 'lambda') return undefined
  const own = region === here ? names.filter((one) => book.has(`function ${one}`)) : []
  const [, list, name] = operation.split('/')
  if (list === 'tags') return { Tags: tagMap() }
  if (list === 'event-source-mappings') return { EventSourceMappings: own.slice(0, 1).map((one) => mapping(one, book)) }
  if (name === undefined) return { Functions: own.map((one) => described(one, book)) }
  return { FunctionEventInvokeConfigs: [{ FunctionArn: book.get(`function ${name}`), ...failing(name, book) }] }
}

const described = (FunctionName: string, book: Book) => ({
  FunctionName,
  FunctionArn: book.get(`function ${FunctionName}`),
  KMSKeyArn: book.get(`key of ${here}`),
})

const mapping = (name: string, book: Book) => ({
  UUID: name,
  FunctionArn: book.get(`function ${name}`),
  EventSourceArn: book.get('stream clicks'),
  ...failing(name, book),
})

const failing = (name: string, book: Book) => ({
  DestinationConfig: {
    OnSuccess: {},
    OnFailure: { Destination: book.get(name === 'bill' ? 'queue events' : 'queue events-virginia') },
  },
})
