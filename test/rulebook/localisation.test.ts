// What keeps data in a country whatever the basis is held by a law of its own; what refers to nothing is refused where it stands.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { loadRules } from '../../src/rulebook/load-rules.ts'
import { refusedWith, rulesFolder } from './rules-folder.ts'

const test = suite('rulebook/localisation')
const { laws, localisation, people, usual } = await loadRules(rulesFolder)
const keeping = laws.filter(({ mandates }) => mandates.length > 0)

const mandates: [law: string, country: string, categories: string[], from: string][] = [
  ['ae-localisation', 'AE', ['health'], '2019-05-06'],
  ['au-localisation', 'AU', ['health'], '2012-06-29'],
  ['cn-localisation', 'CN', ['important'], '2017-06-01'],
  ['in-localisation', 'IN', ['payment'], '2018-10-15'],
  ['ru-localisation', 'RU', [], '2025-07-01'],
]
test('five laws keep data in their country: all of it in one, a class of it in the others', () => {
  const ours = keeping.flatMap((law) =>
    law.mandates.map(({ countries, categories, from }) => [law.id, countries.join(), categories, from]),
  )
  assert.equal(ours, mandates)
})

test('each of them has no zone, is out of play unless it is named, and has people of its own', () => {
  for (const { id, zone, inside, concerns, mandates: rows } of keeping) {
    assert.equal([zone, inside, concerns], [null, null, 'people'], id)
    assert.not(usual.includes(id), id)
    const theirs = [...people.values()].filter((row) => row.laws.includes(id)).map((row) => row.id)
    assert.equal(
      theirs,
      rows.flatMap(({ countries }) => countries.map((country) => country.toLowerCase())),
    )
  }
})

test('no law about transfers keeps data in a country', () => {
  for (const { id, zone, mandates: rows } of laws) if (zone !== null) assert.equal(rows, [], id)
})

test('a mandate carries its mark and quotes its table; people can read the milder rules beside it', () => {
  const [row] = laws.find(({ id }) => id === 'ru-localisation')?.mandates ?? []
  assert.equal(row, {
    id: 'ru-citizens',
    title: 'Data of Russian citizens is first recorded in databases in Russia',
    countries: ['RU'],
    categories: [],
    from: '2025-07-01',
    until: null,
    verified: true,
    source: 'https://b1.ru/en/insights/law-messenger/localization-of-personal-data-of-russian-citizens-6-march-2025/',
    table: 'localisation 1 (2026-11-23)',
  })
  const hard = localisation.filter(({ kind }) => kind === 'hard')
  assert.equal(hard.map(({ countries }) => countries.join()).toSorted(), ['AE', 'AU', 'CN', 'IN', 'RU'])
  assert.is(hard.find(({ id }) => id === 'ru-citizens')?.cite, '152-FZ Art. 18(5), as amended by 23-FZ')
  assert.equal([...new Set(localisation.map(({ kind }) => kind))].toSorted(), [
    'conditional',
    'hard',
    'mirror',
    'sectoral',
  ])
  assert.equal(
    localisation.filter(({ countries, kind }) => kind === 'mirror' && countries.includes('KZ')).map(({ cite }) => cite),
    ['Law 94-V, Art. 12'],
  )
})

const broken: [name: string, before: string | RegExp, after: string, at: string, message: RegExp][] = [
  [
    'a law that is none',
    '  ru-localisation:',
    '  ru-localization:',
    'ru-localization',
    /is no law.*Did you mean ru-localisation\?/,
  ],
  [
    'a clause that is none',
    'clause: art-18-5',
    'clause: art-18',
    'art-18,',
    /no clause of ru-localisation.*Did you mean art-18-5\?/,
  ],
  ['a country that is none', 'countries: [RU]', 'countries: [RUS]', 'RUS', /"RUS" is no country/],
  ['a mandate for no country', 'countries: [RU]', 'countries: []', '[], categories', /the list is empty/],
  ['a milder rule of a country that is none', 'country: VN', 'country: VNM', 'VNM', /"VNM" is no country/],
  ['a day that does not exist', 'from: 2025-07-01', 'from: 2025-06-31', '2025-06-31', /"2025-06-31" is not a date/],
  ['a law that concerns everyone', '  ru-localisation:', '  eu-dora:', 'ru-citizens', /eu-dora concerns everyone/],
  ['an id twice', 'id: kz-mirror', 'id: vn-mirror', 'vn-mirror, country: KZ', /"vn-mirror" names two rules/],
  [
    'an end before the beginning',
    'from: 2025-07-01, until: null',
    'from: 2025-07-01, until: 2024-01-01',
    '2024-01-01',
    /ends before it begins/,
  ],
  ['a source that is none', 'source: [ru-b1]', 'source: [ru-b2]', 'ru-b2', /Did you mean ru-b1\?/],
  ['a verified rule of no source', 'source: [vn-cdlaf]', 'source: []', 'true, source: [] }', /verified by no source/],
  ['a kind that is none', 'kind: mirror', 'kind: hard', 'hard, cite', /none of the kinds of rule/],
  ['no date', /^date: .*\n/m, '', 'version', /the key "date" is missing/],
]
for (const [name, before, after, at, message] of broken) {
  test(`refused: ${name}`, () => refusedWith('localisation.yaml', { before, after, at, message }))
}

test.run()
