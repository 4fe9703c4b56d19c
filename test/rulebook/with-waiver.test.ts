// A waiver written into a file that a person keeps: one entry more, and every other byte as it was.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import { withWaiver } from '../../src/rulebook/with-waiver.ts'

const test = suite('rulebook/with-waiver')

const waiver = { id: 'wv-2', control: 'rep.*', reason: 'a: "b" # c', until: '2027-03-31' }
const entry = `- id: wv-2
  control: rep.*
  reason: 'a: "b" # c'
  until: 2027-03-31
`
const inset = (columns: number): string => entry.replaceAll(/^/gm, ' '.repeat(columns)).trimEnd().concat('\n')

/** `^` marks where the entry goes. */
const spliced: [what: string, text: string, written: string][] = [
  ['no waivers yet', '# ours\nversion: 1 # one\n^', `waivers:\n${inset(2)}`],
  ['no newline at the end', 'version: 1^', `\nwaivers:\n${inset(2)}`],
  [
    'after the last one, and before what follows',
    'waivers:   # by name\n  - id: wv-1   # the first\n    until: 2027-01-01   # soon\n^\n# gaps\nversion:   1\n',
    inset(2),
  ],
  ['as it is set in: not at all', 'waivers:\n- { id: wv-1 }\n^version: 1\n', inset(0)],
  ['as it is set in: deeply', 'waivers:\n      -   id: wv-1\n^', inset(6)],
  ['after a text of several lines', 'waivers:\n  - reason: |\n      one\n      two\n^version: 1\n', inset(2)],
  ['after the last byte', 'waivers:\n  - id: wv-1^', `\n${inset(2)}`],
]
for (const [what, text, written] of spliced) {
  test(`nothing else is touched: ${what}`, () =>
    assert.is(withWaiver(text.replace('^', ''), waiver, 'ringfence.yaml'), text.replace('^', written)))
}

test('lines end as they do in the file', () => {
  const text = withWaiver('version: 1\r\nwaivers:\r\n  - id: wv-1\r\n', waiver, 'ringfence.yaml')
  assert.not.match(text, /[^\r]\n/)
  assert.equal((parse(text) as { waivers: unknown }).waivers, [{ id: 'wv-1' }, waiver])
})

for (const [what, text] of [
  ['a list in brackets', '# ours\nversion: 1\nwaivers: [{ id: wv-1 }] # by name\n# the end\n'],
  ['a map in brackets', '# ours\n{ version: 1, waivers: [{ id: wv-1 }] } # by name\n# the end\n'],
  ['an end that is marked', '# ours\nversion: 1 # by name\n...\n# the end\n'],
] as const) {
  test(`where there is no line to put it on, comments stay at least: ${what}`, () => {
    const written = withWaiver(text, waiver, 'ringfence.yaml')
    assert.equal((parse(written) as { waivers: unknown[] }).waivers.at(-1), waiver)
    assert.is((parse(written) as { version: unknown }).version, 1)
    for (const comment of ['# ours', '# by name', '# the end']) assert.match(written, comment)
  })
}

test.run()
