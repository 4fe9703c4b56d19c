// A copy of contact data about people in the EU, for the tests of what is looked up about a place.
import type { Destination } from '../../src/estate/register.ts'
import { type Fact, known } from '../../src/model/fact.ts'
import type { Classification } from '../../src/model/subject.ts'

export const data: Classification = {
  people: known(['eu'], []),
  tier: known('regional', []),
  categories: known(['contact'], []),
  rules: [],
}

export const to = (country: Fact<string>, more: Partial<Destination> = {}): Destination => ({
  country,
  means: 'replication',
  owner: '111122223333',
  account: known('444455556666', []),
  ...more,
})
