// The list of all that bear tags answers for what is not on it, as long as it came to its end.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { untagged } from '../../../src/sources/aws/tagged.ts'
import { type Bad, type Called, denied, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { taggingServer } from '../../servers/tagging.ts'
import { identity, optionsFor } from './scanning.ts'

const test = suite('sources/aws/tagged')
const arnOf = (name: string) => `arn:aws:sqs:eu-west-1:${account}:${name}`
const tagged = taggingServer(['a', 'b', 'c'].map(arnOf), 2)
const isSecond = ({ body }: Called): boolean => body.includes('"PaginationToken":"2"')

/** What is said of the tags of each: that it bears none, or nothing. */
async function toldOf(names: readonly string[], answer: (call: Called) => Bad | undefined) {
  await using proxy = await refusingProxy(answer)
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const told: unknown[] = []
  for (const name of names) {
    const one = await untagged(caller, 'eu-west-1', arnOf(name))
    told.push(one && 'body' in one ? one.body : one)
  }
  caller.close()
  return { told, calls: proxy.calls.length }
}

test('what is on none of its pages bears no tags, and the list is read once', async () => {
  assert.equal(await toldOf(['a', 'c', 'z', 'y'], tagged), {
    told: [undefined, undefined, { ResourceTagMappingList: [] }, { ResourceTagMappingList: [] }],
    calls: 2,
  })
})

const broken: [name: string, answer: (call: Called) => Bad | undefined][] = [
  ['refused', denied],
  ['broken off', (call) => (isSecond(call) ? denied(call) : tagged(call))],
  ['that has no list', () => ({ status: 200, type: 'application/json', body: '{}' })],
]
for (const [name, answer] of broken) {
  test(`one ${name} says nothing of anybody`, async () => {
    assert.equal((await toldOf(['a', 'c', 'z'], answer)).told, [undefined, undefined, undefined])
  })
}

test.run()
