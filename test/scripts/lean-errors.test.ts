// An error that the bundle does not register is told as the registered one: its name, its status, its words and what it says besides.
import { Readable } from 'node:stream'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fewerErrors, leanSdk } from '../../scripts/lean-sdk.ts'
import { bundledModule } from './bundled-module.ts'

const test = suite('scripts/lean-errors')

const protocols = {
  kms: ['KMSClient', 'ListKeysCommand', {}],
  efs: ['EFSClient', 'DescribeFileSystemsCommand', {}],
  s3: ['S3Client', 'GetBucketPolicyCommand', { Bucket: 'b' }],
  sns: ['SNSClient', 'ListTopicsCommand', {}],
  sqs: ['SQSClient', 'ListQueuesCommand', {}],
  rds: ['RDSClient', 'DescribeDBInstancesCommand', {}],
  ec2: ['EC2Client', 'DescribeVolumesCommand', {}],
} as const
type Service = keyof typeof protocols

const asks = Object.entries(protocols)
  .map(
    ([service, [client, command, input]]) =>
      `import { ${client}, ${command} } from '@aws-sdk/client-${service}'
export const ${service} = (requestHandler) => new ${client}({ region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 's' },
  maxAttempts: 1, requestHandler }).send(new ${command}(${JSON.stringify(input)}))`,
  )
  .join('\n')

type Ask = Record<Service, (handler: object) => Promise<unknown>>

const [plain, lean] = (await Promise.all([[], [leanSdk]].map((plugins) => bundledModule(asks, plugins)))) as [Ask, Ask] // `as`: made of `protocols`

interface Answer {
  status: number
  headers?: Record<string, string>
  body: string
}

/** All that is told of a refusal but where it was thrown, the answer itself, and its id where the metadata have that already. */
async function told(
  ask: Ask,
  service: Service,
  { status: statusCode, headers = {}, body }: Answer,
): Promise<Record<string, unknown>> {
  const response = { statusCode, headers: { 'x-amzn-requestid': 'r-1', ...headers }, body: Readable.from([body]) }
  try {
    await ask[service]({ handle: () => Promise.resolve({ response }), metadata: {} })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const names = Object.getOwnPropertyNames(error).filter((own) => !['stack', '$response', 'RequestId'].includes(own))
    const members = error as Error & Record<string, unknown> // `as`: its own properties are asked for
    return { ...Object.fromEntries(names.map((own) => [own, members[own]])), name: error.name }
  }
  throw new Error(`${service} refused nothing`)
}

const json = (type: string): Answer => ({ status: 400, body: JSON.stringify({ __type: type, message: 'so it is' }) })
const xml = (code: string, more = ''): string => `<Error><Code>${code}</Code><Message>so it is</Message>${more}</Error>`
const query = (code: string): Answer => ({
  status: 400,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>so it is</Message></Error><RequestId>r-1</RequestId></ErrorResponse>`,
})

const refusals: [service: Service, name: string, answer: Answer][] = [
  ['kms', 'NotFoundException', json('NotFoundException')],
  ['kms', 'UnsupportedOperationException', json('com.amazonaws.kms#UnsupportedOperationException')],
  ['kms', 'KMSInternalException', { ...json('KMSInternalException'), status: 500 }],
  ['kms', 'NobodyKnowsThisException', json('NobodyKnowsThisException')],
  [
    'efs',
    'PolicyNotFound',
    {
      status: 404,
      headers: { 'x-amzn-errortype': 'PolicyNotFound:http://x/' },
      body: '{"ErrorCode":"PolicyNotFound","Message":"so it is"}',
    },
  ],
  ['s3', 'NoSuchBucket', { status: 404, body: xml('NoSuchBucket', '<BucketName>b</BucketName>') }],
  ['s3', 'NoSuchBucketPolicy', { status: 404, body: xml('NoSuchBucketPolicy') }],
  ['s3', 'NotFound', { status: 404, body: '' }],
  ['sns', 'AuthorizationErrorException', { ...query('AuthorizationError'), status: 403 }],
  ['sns', 'ThrottledException', query('Throttled')],
  ['rds', 'DBInstanceNotFoundFault', { ...query('DBInstanceNotFound'), status: 404 }],
  ['rds', 'KMSKeyNotAccessibleFault', query('KMSKeyNotAccessibleFault')],
  ['ec2', 'UnauthorizedOperation', query('UnauthorizedOperation')],
  [
    'sqs',
    'QueueDoesNotExist',
    {
      ...json('com.amazonaws.sqs#QueueDoesNotExist'),
      headers: { 'x-amzn-query-error': 'AWS.SimpleQueueService.NonExistentQueue;Sender' },
    },
  ],
  ['sqs', 'UnsupportedOperation', json('com.amazonaws.sqs#UnsupportedOperation')],
]
for (const [service, name, answer] of refusals) {
  test(`${service}: ${name}`, async () => {
    const seen = await told(plain, service, answer)
    assert.is(seen['name'], name)
    assert.is((seen['$metadata'] as Record<string, unknown>)['requestId'], 'r-1') // `as`: every refusal has them
    assert.equal(await told(lean, service, answer), seen)
  })
}

const shape = (name: string, traits = '') =>
  `export var ${name}$ = [-3, n0, _X,\n    { ${traits}[_e]: _c },\n    [_m],\n    [0]\n];\n`
const registered = (name: string) => `n0_registry.registerError(${name}$, ${name});\n`

test('what is called otherwise on the wire, or says whether to try again, stays registered', () => {
  const errors =
    'export class Plain extends B {\n    $fault = "client";\n}\nexport class Busy extends B {\n    $retryable = {};\n}\n'
  const code = ['Plain', 'Busy'].map((name) => shape(name)).join('')
  const query = shape('Gone', '[_aQE]: [`NotThere`, 404], ') + shape('Same', '[_aQE]: [`Same`, 404], ')
  const calls = ['Plain', 'Busy', 'Gone', 'Same'].map(registered).join('')
  const base = '_s_registry.registerError(XServiceException$, XServiceException);\n'
  const left = fewerErrors(code + query + base + calls, errors)
  assert.is(left, code + query + base + registered('Busy') + registered('Gone'))
})

test.run()
