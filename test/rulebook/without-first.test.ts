// Decisions that fall one after another, each country in its own order.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { adequaciesFor } from '../../src/model/adequacy.ts'
import type { AdequacyRow, Rulebook } from '../../src/model/rulebook.ts'
import { withoutFirst } from '../../src/rulebook/index.ts'
import { rulebook } from '../estate/sample-rulebook.ts'

const test = suite('rulebook/without first')
const day = '2026-11-24'

const row = (id: string, countries: string[], more: Partial<AdequacyRow> = {}): AdequacyRow => ({
  id,
  countries,
  instrument: id,
  scope: '',
  conditional: false,
  from: '2020-01-01',
  until: null,
  verified: true,
  source: '',
  table: 'test',
  ...more,
})

const rows = [
  row('some', ['US', 'CA'], { conditional: true }),
  row('all', ['US', 'GB']),
  row('over', ['US', 'JP'], { until: '2026-11-23' }),
]
const sample = rulebook()
const known: Rulebook = {
  ...sample,
  laws: sample.laws.map((law) => ({ ...law, adequacy: law.id === 'gdpr' ? rows : [] })),
}

const left = (fallen: number): Record<string, string[]> | undefined => {
  const law = withoutFirst(known, fallen, day)?.laws.find(({ id }) => id === 'gdpr')
  if (law === undefined) return undefined
  return Object.fromEntries(
    ['US', 'CA', 'GB', 'JP'].map((country) => [country, adequaciesFor(law, country, day).map(({ id }) => id)]),
  )
}

test('each country loses its own first decision, the unconditional one before the other', () => {
  assert.equal(left(0), { US: ['all', 'some'], CA: ['some'], GB: ['all'], JP: [] })
  assert.equal(left(1), { US: ['some'], CA: [], GB: [], JP: [] })
  assert.equal(left(2), { US: [], CA: [], GB: [], JP: [] })
})

test('where no country has so many there is nothing more to ask', () => assert.is(left(3), undefined))

test('the tables are as they were', () => {
  left(2)
  assert.equal(rows[1]?.countries, ['US', 'GB'])
})

test.run()
