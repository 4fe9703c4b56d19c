// What a refusal is called: by the provider's own word, where it is a word.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isRefusal, refusalName } from '../../../src/sources/aws/refusal.ts'

const test = suite('sources/aws/refusal')

const names: [name: string, error: { name: string; code?: unknown; status?: number }, refusal: string][] = [
  ['the word of the provider', { name: 'AccessDenied', status: 403 }, 'AccessDenied'],
  ['a word with a point', { name: 'Client.UnauthorizedOperation', status: 403 }, 'Client.UnauthorizedOperation'],
  ['a network that is not there', { name: 'Error', code: 'ENOTFOUND' }, 'ENOTFOUND'],
  ['two addresses, and nobody at either', { name: 'AggregateError', code: 'ECONNREFUSED' }, 'ECONNREFUSED'],
  ['what the parser threw', { name: 'SyntaxError', status: 200 }, 'DeserializationError'],
  ['what a decoder threw', { name: 'TypeError', status: 200 }, 'DeserializationError'],
  ['403 without a word', { name: 'Unknown', status: 403 }, 'Forbidden'],
  ['404 without a word', { name: 'UnknownError', status: 404 }, 'NotFound'],
  ['503 without a word', { name: '', status: 503 }, 'ServiceUnavailable'],
  ['418 without a word', { name: 'Unknown', status: 418 }, 'Unknown'],
  ['a sentence', { name: 'Signature=abc does not match', status: 403 }, 'Unknown'],
  ['an escape of the terminal', { name: '\u001B[2J', status: 403 }, 'Unknown'],
  ['a second line', { name: 'AccessDenied\n::error::x', status: 403 }, 'Unknown'],
  ['a word without an end', { name: 'A'.repeat(101), status: 403 }, 'Unknown'],
]
for (const [story, { name, code, status }, expected] of names) {
  test(`${story}: ${expected}`, () => {
    const $metadata = status === undefined ? {} : { httpStatusCode: status }
    assert.is(refusalName({ name, code, $metadata }), expected)
  })
}

const thrown: [name: string, error: unknown, refusal: boolean][] = [
  ['an answer of AWS', Object.assign(new Error('no'), { $metadata: { httpStatusCode: 403 } }), true],
  ['credentials that nobody found', Object.assign(new Error('no'), { name: 'CredentialsProviderError' }), true],
  ['a session that is over', Object.assign(new Error('no'), { name: 'TokenProviderError' }), true],
  ['a mistake of ours', new TypeError('undefined is not a function'), false],
  ['no error at all', { $metadata: {} }, false],
]
for (const [name, error, expected] of thrown) {
  test(`${name} is ${expected ? '' : 'not '}a refusal`, () => assert.is(isRefusal(error), expected))
}

test.run()
