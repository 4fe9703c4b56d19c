// Nothing that opens anything, and nobody's address, is left in an answer; what says where data is stays as it was.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { redacted } from '../../src/evidence/redaction.ts'
import { hostileNames } from '../reports/hostile-names.ts'

const test = suite('evidence/redaction')

/** Made here, so that no file holds what a scanner of secrets would take for one. */
const made = {
  awsKey: `AKIA${'Q7XAMPLE'.repeat(2)}`,
  awsSecret: ['wJalrXUtn', 'FEMI/K7MDENG/', 'bPxRfiCY', 'EXAMPLE1KEY2ab'].join(''),
  cut: ['wJalrXUtn', 'FEMI/K7MDENG/', 'bPxRfiCY', 'EXAMPLEKEY'].join(''),
  azureKey: `${'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7'.repeat(3)}+x==`,
  jwt: ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0In0', 'c2lnbmF0dXJl'].join('.'),
  pem: '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----',
  word: 'hunter2',
}

const leftOut: [what: string, body: unknown, secret: string, rule: string][] = [
  ['the environment of a function', { Environment: { Variables: { STAGE: 'on-fire' } } }, 'on-fire', 'environment'],
  [
    'the environment of a container',
    { containerDefinitions: [{ environment: [{ name: 'STAGE', value: 'on-fire' }] }] },
    'on-fire',
    'environment',
  ],
  ['a number in an environment', { environment: { variables: { PIN: 90210 } } }, '90210', 'environment'],
  ['a document in an environment', { Variables: { JSON: '{"a":["on-fire"]}' } }, 'on-fire', 'environment'],
  [
    'the settings of an app',
    { properties: { appSettings: [{ name: 'A', value: 'on-fire' }] } },
    'on-fire',
    'environment',
  ],
  ['user data', { instance: { userData: { value: 'IyEvYmlu' } } }, 'IyEvYmlu', 'code'],
  ['a password', { MasterUserPassword: made.word }, made.word, 'secret'],
  ['a password as a number', { admin: { password: 123456 } }, '123456', 'secret'],
  ['a password of any spelling', { 'db-pass_word': made.word }, made.word, 'secret'],
  ['a password beside its name', { Tags: [{ Key: 'DbPassword', Value: made.word }] }, made.word, 'secret'],
  ['what stands among credentials', { Credentials: { user: 'someone' } }, 'someone', 'secret'],
  ['a token', { properties: { primaryAccessToken: made.word } }, made.word, 'secret'],
  ['a key of AWS, wherever', { note: `use ${made.awsKey}` }, made.awsKey, 'key-material'],
  ['a secret key, wherever', { note: made.awsSecret }, made.awsSecret, 'key-material'],
  ['a key of storage, wherever', { value: made.azureKey }, made.azureKey, 'key-material'],
  ['a token of a login', { id: made.jwt }, made.jwt, 'key-material'],
  ['a token in the middle of a text', { id: `as ${made.jwt}` }, made.jwt, 'key-material'],
  ['a private key', { blob: made.pem }, 'MIIE', 'key-material'],
  [
    'a connection string',
    { endpoint: `DefaultEndpointsProtocol=https;AccountName=crm;AccountKey=${made.word};EndpointSuffix=core` },
    made.word,
    'connection',
  ],
  ['a password in an address', { url: `postgres://app:${made.word}@db.example.test/crm` }, made.word, 'connection'],
  ['a signed address', { location: `https://files.example.test/a?X-Sig=${made.word}` }, made.word, 'query'],
  ['the address of a person', { systemData: { createdBy: 'jo@example.test' } }, 'jo@example', 'person'],
  ['what somebody wrote', { Description: 'call Jo before you delete it' }, 'Jo', 'text'],
  ['many words under any name', { remark: 'one two three four five six seven eight nine ten' }, 'seven', 'text'],
  ['several lines', { remark: 'one\ntwo' }, 'two', 'text'],
  ['what is too long', { remark: 'ab '.repeat(500) }, 'ab ab', 'text'],
  ['a document that is none', { policy: '{"Statement": [' }, 'Statement', 'text'],
  ['a secret within a policy in a text', { policy: JSON.stringify({ token: made.word }) }, made.word, 'secret'],
  ['a text within a text', { policy: JSON.stringify(JSON.stringify({ token: made.word })) }, made.word, 'secret'],
  ['variables of a longer name', { RuntimeEnvironmentVariables: { STAGE: 'on-fire' } }, 'on-fire', 'environment'],
  ['the settings of a job', { environmentSettings: [{ name: 'A', value: 'on-fire' }] }, 'on-fire', 'environment'],
  ['an environment as a list', { env: ['STAGE=on-fire'] }, 'on-fire', 'environment'],
  [
    'the options of an environment',
    { OptionSettings: [{ OptionName: 'A', Value: 'on-fire' }] },
    'on-fire',
    'environment',
  ],
  ['a command', { containerDefinitions: [{ command: ['--pin', 'on-fire'] }] }, 'on-fire', 'code'],
  ['arguments of a job', { DefaultArguments: { '--pin': 'on-fire' } }, 'on-fire', 'code'],
  ['user data in base64', { userDataBase64: 'IyEvYmlu' }, 'IyEvYmlu', 'code'],
  ['the value of a parameter', { adminPassword: { type: 'String', value: made.word } }, made.word, 'secret'],
  ['a value among secrets', { secrets: [{ name: 'db', value: made.word }] }, made.word, 'secret'],
  [
    'what is said to be a secret',
    { named: { displayName: 'db', value: made.word, secret: true } },
    made.word,
    'secret',
  ],
  ['a parameter of a stack', { P: [{ ParameterKey: 'DbPassword', ParameterValue: made.word }] }, made.word, 'secret'],
  ['a header to the origin', { Items: [{ HeaderName: 'X-Verify', HeaderValue: made.word }] }, made.word, 'secret'],
  ['a document as a password', { password: JSON.stringify({ a: made.word }) }, made.word, 'secret'],
  ['a referer that opens a bucket', { policy: JSON.stringify({ 'aws:Referer': made.word }) }, made.word, 'secret'],
  ['a pass in a tag', { Tags: [{ Key: 'DB_PASS', Value: made.word }] }, made.word, 'secret'],
  ['the key of a principal', { servicePrincipalKey: made.word }, made.word, 'secret'],
  ['a number among credentials', { credentials: { pin: 712345 } }, '712345', 'secret'],
  ['a policy as an address has it', { doc: encodeURIComponent(`{"a":"${made.word}"}`) }, made.word, 'text'],
  ['a policy of XML', { p: `<value>${made.word}</value>` }, made.word, 'text'],
  ['a flag of a command', { x: `mysql --password=${made.word}` }, made.word, 'connection'],
  ['a flag and its value', { x: `mysql --password ${made.word}` }, made.word, 'connection'],
  ['a password after a colon', { x: `password: ${made.word}` }, made.word, 'connection'],
  ['a document within a text', { x: `conf={"token":"${made.word}"}` }, made.word, 'connection'],
  ['a slash in a password', { url: `redis://:ab/${made.word}@cache` }, made.word, 'connection'],
  ['a token after the number sign', { url: `https://a.test/#access_token=${made.word}` }, made.word, 'connection'],
  ['an address that is a key', { url: `https://a.test/webhookb2/${made.word}` }, made.word, 'key-material'],
  ['a login in a header', { h: `Basic ${made.word}x` }, made.word, 'key-material'],
  ['a secret key cut by slashes', { note: made.cut }, made.cut, 'key-material'],
  ['the number of a telephone', { Endpoint: '+15550100123' }, '+15550100123', 'person'],
  ['the name of a field', { [made.awsKey]: true }, made.awsKey, 'key-material'],
]
for (const [what, body, secret, rule] of leftOut) {
  test(`left out: ${what}`, () => {
    assert.ok(JSON.stringify(body).includes(secret.replaceAll('\n', '\\n')))
    const { body: kept, counts } = redacted(body)
    const text = JSON.stringify(kept)
    assert.not.ok(text.includes(secret), text)
    assert.match(text, `[redacted: ${rule}]`)
    assert.ok((counts[rule] ?? 0) > 0)
    assert.is(
      Object.values(counts).reduce((sum, count) => sum + count, 0),
      text.match(/\[redacted: /g)?.length,
    )
  })
}

const bytes = new TextEncoder().encode(made.word)
for (const [what, body] of [
  ['as a source has them', { blob: bytes }],
  ['of Node', { blob: Buffer.from(bytes) }],
  ['as JSON tells them', JSON.parse(JSON.stringify({ blob: bytes }))],
  ['of Node, as JSON tells them', JSON.parse(JSON.stringify({ blob: Buffer.from(bytes) }))],
  ['in a buffer', { blob: Uint8Array.from(bytes).buffer }],
] as const)
  test(`left out: bytes ${what}`, () =>
    assert.equal(redacted(body), { body: { blob: '[redacted: bytes]' }, counts: { bytes: 1 } }))

const kept: unknown[] = [
  { '0': 'none', ports: [80, 443], counts: { '1': 5 }, type: 'Buffer' },
  { Arn: 'arn:aws:kms:eu-central-1:111122223333:key/1e11c0de-2d5b-4f0a-8c57-3b1f5f6a9e01', Enabled: true, days: 35 },
  { secretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbC123', SecretCount: 3 },
  {
    id: '/subscriptions/0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d/resourceGroups/crm/providers/Microsoft.Storage/storageAccounts/crm',
  },
  { keyVaultUri: 'https://crm.vault.azure.net/', publicNetworkAccess: 'Disabled', tokenValidityDays: 3 },
  { Environment: 'staging', Tags: [{ Key: 'Environment', Value: 'staging' }] },
  { Policy: '{"Statement":[{"Effect":"Deny","Action":"s3:*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}' },
  { roleName: 'AWSServiceRoleForAmazonElasticFileSystem', DbiResourceId: 'db-ABCDEFGHIJKLMNOPQRSTUVWX12' },
  { digest: 'ab12'.repeat(16), nothing: null, list: [], size: 1e21, address: '10.0.0.0/16', empty: '' },
  {
    networkAcls: { bypass: 'AzureServices' },
    AccessPointPolicy: '{"a":1}',
    KeyUsage: 'ENCRYPT_DECRYPT',
    tier: 'Basic monitoring',
  },
  { location: 'Germany West Central', passwordLength: 12, at: '2026-11-24T06:00:00.000Z' },
]
for (const body of kept)
  test(`kept: ${JSON.stringify(body).slice(0, 60)}`, () => assert.equal(redacted(body), { body, counts: {} }))

test('what is called like something of JavaScript is a field like any other', () => {
  const body: unknown = JSON.parse('{"__proto__":{"password":"hunter2"},"constructor":"x"}')
  assert.is(JSON.stringify(redacted(body).body), '{"__proto__":{"password":"[redacted: secret]"},"constructor":"x"}')
})

test('of a name that stands twice in a document, the value that nobody reads is not kept either', () => {
  const { body } = redacted({ policy: `{"password":"${made.word}","password":""}` })
  assert.equal(body, { policy: '{"password":""}' })
})

const names = fc.oneof(fc.constantFrom('password', 'Environment', 'Value', 'Key', 'description', 'id'), fc.string())
const texts = fc.oneof(fc.constantFrom(...hostileNames, ...Object.values(made)), fc.string({ unit: 'binary' }))
const { answer } = fc.letrec<{ answer: unknown }>((tie) => ({
  answer: fc.oneof(
    { maxDepth: 4 },
    texts,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('answer'), { maxLength: 4 }),
    fc.dictionary(names, tie('answer'), { maxKeys: 4 }),
  ),
}))

test('done twice it is as done once, and one answer always becomes one text', () => {
  fc.assert(
    fc.property(answer, (body) => {
      const { body: once } = redacted(body)
      assert.is(JSON.stringify(redacted(once).body), JSON.stringify(once))
      assert.is(JSON.stringify(redacted(structuredClone(body)).body), JSON.stringify(once))
    }),
    { numRuns: 500 },
  )
})

test('no key survives, wherever it stands', () => {
  const { word: _, ...keys } = made
  fc.assert(
    fc.property(answer, fc.constantFrom(...Object.values(keys)), names, (body, key, name) => {
      for (const whole of [
        { [name]: key, body },
        [body, { deep: [{ [key]: body }] }],
        { [name]: JSON.stringify({ key }) },
      ])
        assert.not.ok(JSON.stringify(redacted(whole).body).includes(key.slice(0, 40)))
    }),
    { numRuns: 300 },
  )
})

test.run()
