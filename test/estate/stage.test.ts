// The stage is what tags say; silence, other words and contradictions say nothing, and unread tags are unread.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { stageOf } from '../../src/estate/stage.ts'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import type { Label } from '../../src/model/resource.ts'
import { rulebook } from './sample-rulebook.ts'

const test = suite('estate/stage')
const { stages } = rulebook()
const tags = (...pairs: [key: string, value: string][]): Label[] =>
  pairs.map(([key, value]) => ({ key, value, from: 'tag' }))
const stage = (...pairs: [string, string][]) => stageOf(known(tags(...pairs), [2]), stages)

const cases: [name: string, pairs: [string, string][], expected: string][] = [
  ['a tag that says production', [['Environment', 'prod']], 'production'],
  ['whatever the case', [['ENV', 'Production']], 'production'],
  ['a tag that says another stage', [['env', 'Staging']], 'non-production'],
  ['no tag', [], 'undeclared'],
  ['another tag', [['DataClass', 'prod']], 'undeclared'],
  ['another word', [['env', 'blue']], 'undeclared'],
  ['another word beside it', [['env', 'eu1'], ['environment', 'dev']], 'non-production'],
  ['two that contradict each other', [['env', 'prod'], ['environment', 'dev']], 'undeclared'],
] // prettier-ignore
for (const [name, pairs, expected] of cases) {
  test(`${name}: ${expected}`, () => assert.equal(stage(...pairs), known(expected as never, [2]))) // `as`: of the words
}

test('tags that were not read, or not all', () => {
  const denied: Fact<Label[]> = unknown('denied', 's3:GetBucketTagging')
  assert.equal(stageOf(denied, stages), denied)
  assert.equal(
    stageOf(partial(tags(['env', 'prod']), 'throttled', [0]), stages),
    partial('production', 'throttled', [0]),
  )
})

test.run()
