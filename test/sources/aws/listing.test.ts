// Pages that do not end honestly: each must end with a reason, and none with less than was listed.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Caller } from '../../../src/sources/aws/caller.ts'
import type { Client } from '../../../src/sources/aws/whole-answer.ts'
import { gapOf, type Listing, pagesOf, wholeList } from '../../../src/sources/aws/listing.ts'

const test = suite('sources/aws/listing')

type Output = { $metadata: object; Keys?: string[]; Next?: string }

const origin = { operation: 'kms:ListKeys', observedAt: '2026-11-24T00:00:00Z' }
const identity = {
  account: '111122223333',
  partition: 'aws',
  principal: 'arn:aws:iam::111122223333:user/a',
  region: 'eu-west-1',
}

const neverConnected = (): Client => {
  throw new Error('nothing is sent')
}

/** A caller whose provider answers by the token it is given. */
function told(pages: Record<string, Omit<Output, '$metadata'> | { error: string }>) {
  let calls = 0
  const listing: Listing<Client, Output, string> = {
    service: { name: 'kms', pace: { inFlight: 1, calls: 1, windowMs: 1 }, connect: neverConnected },
    region: 'eu-west-1',
    operation: 'ListKeys',
    type: 'AWS::KMS::Key',
    send: async (_, token = '') => {
      calls += 1
      const page = pages[token] ?? { error: 'InvalidMarkerException' }
      if ('error' in page) throw new Error(page.error)
      return { ...page, $metadata: {} }
    },
    items: ({ Keys }) => Keys,
    next: ({ Next }) => Next,
    id: (key) => key,
  }
  const caller: Caller = {
    identity,
    call: (request) =>
      // `as`: this provider needs no client
      request.send({} as never).then(
        (output) => ({ origin, output }),
        (error: Error) => ({ origin, error: error.message }),
      ),
    asked: () => [],
    cutOff: () => false,
    get common() {
      return caller
    },
    apart: () => caller,
    leave: () => undefined,
    close: () => undefined,
  }
  const read = async () =>
    (await Array.fromAsync(pagesOf(caller, listing))).map((page) =>
      'error' in page ? page.error : page.items.join(''),
    )
  return { caller, listing, read, calls: () => calls }
}

const stories: [name: string, pages: Parameters<typeof told>[0], read: string[]][] = [
  ['one page', { '': { Keys: ['a', 'b'] } }, ['ab']],
  ['an empty list', { '': { Keys: [] } }, ['']],
  ['an empty token is an end', { '': { Keys: ['a'], Next: '' } }, ['a']],
  [
    'three pages',
    { '': { Keys: ['a'], Next: '2' }, 2: { Keys: ['b'], Next: '3' }, 3: { Keys: ['c'] } },
    ['a', 'b', 'c'],
  ],
  ['an empty page with more behind it', { '': { Keys: [], Next: '2' }, 2: { Keys: ['b'] } }, ['', 'b']],
  ['a thing listed twice counts once', { '': { Keys: ['a'], Next: '2' }, 2: { Keys: ['a', 'b'] } }, ['a', 'b']],
  [
    'a token that repeats',
    { '': { Keys: ['a'], Next: '2' }, 2: { Keys: ['b'], Next: '2' } },
    ['a', 'b', 'RepeatedPageToken'],
  ],
  [
    'tokens in a circle',
    { '': { Keys: ['a'], Next: '2' }, 2: { Keys: ['b'], Next: '3' }, 3: { Keys: ['c'], Next: '2' } },
    ['a', 'b', 'c', 'RepeatedPageToken'],
  ],
  ['a thing without a name', { '': { Keys: ['a', ''], Next: '2' }, 2: { Keys: ['b'] } }, ['a', 'NamelessItem']],
  ['an answer without a list', { '': {} }, ['MissingList']],
  ['a second page without a list', { '': { Keys: ['a'], Next: '2' }, 2: {} }, ['a', 'MissingList']],
  ['a page that is refused', { '': { Keys: ['a'], Next: '2' }, 2: { error: 'SlowDown' } }, ['a', 'SlowDown']],
]
for (const [name, pages, read] of stories) test(name, async () => assert.equal(await told(pages).read(), read))

test('pages without an end stop', async () => {
  let page = 0
  const { caller, listing } = told({})
  const endless = { ...listing, send: async () => ({ Keys: [], Next: `${++page}`, $metadata: {} }) }
  assert.equal((await Array.fromAsync(pagesOf(caller, endless))).at(-1), { origin, error: 'EndlessPages' })
  assert.is(page, 10_000)
})

test('a list is whole or it is its refusal, never what came before', async () => {
  const [whole, cut] = [
    told({ '': { Keys: ['a'], Next: '2' }, 2: { Keys: ['b'] } }),
    told({ '': { Keys: ['a'], Next: '2' } }),
  ]
  const answer = await wholeList(whole.caller, whole.listing, 'Keys')
  assert.equal('body' in answer && answer.body, { Keys: ['a', 'b'] })
  assert.equal(await wholeList(cut.caller, cut.listing, 'Keys'), { origin, error: 'InvalidMarkerException' })
})

const gaps: [error: string, more: object][] = [
  ['AccessDeniedException', { reason: 'denied', permission: 'kms:ListKeys' }],
  ['ThrottlingException', { reason: 'throttled' }],
  ['RepeatedPageToken', { reason: 'malformed' }],
  ['ENOTFOUND', { reason: 'timeout' }],
]
for (const [error, more] of gaps) {
  test(`the gap that ${error} leaves`, () => {
    const { caller, listing } = told({})
    const call = {
      provider: 'aws',
      account: '111122223333',
      region: 'eu-west-1',
      service: 'kms',
      operation: 'ListKeys',
    }
    assert.equal(gapOf(caller, listing, { origin, error }), {
      kind: 'gap',
      ...call,
      ...more,
      type: 'AWS::KMS::Key',
      count: 1,
    })
  })
}

test.run()
