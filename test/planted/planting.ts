// What every planter of the estate is given: clients, the keys of each region, and a book of what was planted under which name.
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { account, type Connect, connectTo, credentials, type Region } from '../servers/seed-moto.ts'

export { account, type Region, regions } from '../servers/seed-moto.ts'

/** The account that the estate keeps its archive in; it is scanned too. */
export const archive = '210987654321'
/** An account that nobody lists. */
export const stranger = '333344445555'

export interface Planting {
  connect: Connect
  /** As whoever assumes a role of that account. */
  as(account: string): Promise<Connect>
  /** ARN or id by the name that truth.yaml uses. */
  book: Map<string, string>
  /** Puts it in the book, and gives it back. */
  planted(name: string, id: string | undefined): string
  /** The ARN of the key that the stores of a region are under. */
  keyIn(region: Region): string
}

export function plantingAt(endpoint: string): Planting {
  const connect = connectTo(endpoint, credentials)
  const book = new Map<string, string>()
  const find = (name: string): string => book.get(name) ?? fail(`${name} was not planted yet`)
  const planting: Planting = {
    connect,
    book,
    keyIn: (region) => find(`key of ${region}`),
    planted(name, id) {
      if (id === undefined || book.has(name)) return fail(`${name}: ${id === undefined ? 'no id' : 'planted twice'}`)
      book.set(name, id)
      return id
    },
    async as(other) {
      const role = { RoleArn: `arn:aws:iam::${other}:role/planter`, RoleSessionName: 'plant' }
      const { Credentials } = await connect(STSClient, 'us-east-1').send(new AssumeRoleCommand(role))
      const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = Credentials ?? {}
      return connectTo(endpoint, { accessKeyId, secretAccessKey })
    },
  }
  planting.planted('account of the group', account)
  planting.planted('account of the archive', archive)
  return planting
}

const fail = (why: string): never => {
  throw new Error(`the estate was not planted: ${why}`)
}

/** What a store is tagged with: whose data it holds, and of which stage it is. */
export interface Marks {
  /** As the data rules of ringfence.yaml know it. */
  data?: 'pii' | 'health' | 'pii-br' | 'public' | 'support' | 'logs'
  stage?: 'prod' | 'test'
}

export const tagMap = ({ data = 'pii', stage = 'prod' }: Marks = {}) => ({ DataClass: data, Stage: stage })

/** In the form that most services take. */
export const tags = (marks?: Marks) => Object.entries(tagMap(marks)).map(([Key, Value]) => ({ Key, Value }))
