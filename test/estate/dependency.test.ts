// A key or a log of another region makes a store depend on that region; one that was not read may be anywhere.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { dependencyOf } from '../../src/estate/dependency.ts'
import { known, partial, unknown } from '../../src/model/fact.ts'
import type { Place } from '../../src/model/place.ts'
import { placesOf } from '../../src/estate/places.ts'
import { surveyOf } from './joined.ts'
import { copyIn, frankfurt, place } from './resilience-places.ts'
import { bucket } from './sample-resources.ts'
import { rulebook } from './sample-rulebook.ts'

const test = suite('estate/dependency')
const denied = unknown('denied', 's3:GetBucketLogging')
const store = bucket('orders', 'eu-central-1')
const needing = (...places: Place[]) => dependencyOf(store, [frankfurt, ...places]).foreignRegions
const at = (role: Place['role'], region: string) => place(known(region, []), known('IE', []), { role })

test('keys and logs of its own region are no dependency', () => {
  assert.equal(needing(at('key', 'eu-central-1'), at('log', 'eu-central-1')), known([], []))
})

test('each foreign region once, sorted', () => {
  const places = [at('log', 'us-east-1'), at('key', 'eu-west-1'), at('key', 'us-east-1')]
  assert.equal(needing(...places), known(['eu-west-1', 'us-east-1'], []))
})

test('a copy is not needed, nor the key that opens it', () => {
  const ofCopy: Place = { ...at('key', 'us-east-1'), opensCopy: true }
  assert.equal(needing(copyIn('us-east-1', 'US'), ofCopy), known([], []))
  const [, ...drawn] = placesOf(
    {
      ...store,
      references: known(
        ['secret-encryption', 'secret-replica-encryption'].map((mechanism) => ({
          role: 'key' as const,
          mechanism,
          locator: known('arn:aws:kms:us-east-1:111122223333:key/1', []),
        })),
        [],
      ),
    },
    { rulebook: rulebook(), survey: surveyOf([]) },
  )
  assert.equal(
    drawn.map(({ role, opensCopy }) => [role, opensCopy]),
    [
      ['key', undefined],
      ['key', true],
    ],
  )
})

test('an unread log may be anywhere', () => {
  const lost = place(denied, denied, { role: 'log' })
  assert.equal(needing(lost), denied)
  assert.equal(needing(lost, at('key', 'eu-west-1')), partial(['eu-west-1'], 'denied', [], 's3:GetBucketLogging'))
})

test('a store of an unread region depends on nobody knows what', () => {
  assert.equal(dependencyOf(store, [place(denied, denied), at('key', 'eu-west-1')]).foreignRegions, denied)
})

test('settings unread altogether say nothing', () => {
  const unread = { ...store, references: denied }
  assert.equal(dependencyOf(unread, [frankfurt]).foreignRegions, denied)
})

test.run()
