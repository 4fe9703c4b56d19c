// What is secret in an answer is gone before anybody keeps it, and where it leads is not.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { safeAnswer, withoutFields } from '../../../src/sources/azure/secrets.ts'

const test = suite('sources/azure/secrets')
const origin = { operation: 'Microsoft.Cache/redis/read', observedAt: '2026-11-24T00:00:00Z' }
const kept = (text: unknown) => {
  const answer = safeAnswer(origin, { properties: [{ text }] })
  return 'body' in answer ? answer.body : undefined
}

const texts: [text: unknown, expected: unknown][] = [
  ['AccountName=backups;AccountKey=Zm9v+/==;EndpointSuffix=x', 'AccountName=backups;AccountKey=;EndpointSuffix=x'],
  [
    'Endpoint=sb://hub/;SharedAccessKeyName=all;SharedAccessKey=Zm9v',
    'Endpoint=sb://hub/;SharedAccessKeyName=all;SharedAccessKey=',
  ],
  [
    'BlobEndpoint=https://a.example/;SharedAccessSignature=sv=1&sig=Zm9v',
    'BlobEndpoint=https://a.example/;SharedAccessSignature=',
  ],
  ['https://a.example/container?sv=1&sig=Zm9v', 'https://a.example/container?sv=1&sig='],
  ['Server=db;Password=Zm\\9"v;Database=x', 'Server=db;Password=;Database=x'],
  ['Server=db;Pwd="Zm;9v";Database=x', 'Server=db;Pwd=;Database=x'],
  ['password=Zm9v', 'password='],
  ['The design= of a page', 'The design= of a page'],
  [7, 7],
]
for (const [text, expected] of texts) {
  test(JSON.stringify(text), () => assert.equal(kept(text), { properties: [{ text: expected }] }))
}

test('fields that are secrets go, whatever their case, and others stay', () => {
  const type = { type: 'Microsoft.Cache/redis', apiVersion: '2024-11-01', secrets: ['accessKeys'] }
  assert.equal(withoutFields(type, { id: 'one', properties: { AccessKeys: 'Zm9v', port: 1 } }), {
    id: 'one',
    properties: { port: 1 },
  })
})

test.run()
