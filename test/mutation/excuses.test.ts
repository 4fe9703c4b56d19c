// A survivor is let off only by an entry that names it, and every entry must name one.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Equivalent, equivalentMutants } from './equivalent-mutants.ts'
import { excused } from './excuses.ts'
import type { Fate, Tried } from './trial.ts'

const test = suite('mutation/excuses')

const tried = (fate: Fate, after = 'x'): Tried => ({
  mutant: { file: 'f', kind: 'k', text: '', row: 1, before: '\tw', after: `\t${after}` },
  fate,
  by: 'test_x',
  ms: 1,
})
const entry: Equivalent = { file: 'f', kind: 'k', before: 'w', after: 'x', why: 'it is the same' }

test('what is on the list is equivalent, the rest survived', () => {
  const [mine, other, killed] = [tried('survived'), tried('survived', 'y'), tried('killed', 'z')]
  assert.equal(excused([mine, other, killed], [entry]), { survivors: [other], equivalent: [mine], complaints: [] })
})

const wrong: [what: string, list: Equivalent, fate: Fate, says: string][] = [
  ['another file', { ...entry, file: 'g' }, 'survived', 'is no mutant any more'],
  ['another kind', { ...entry, kind: 'l' }, 'survived', 'is no mutant any more'],
  ['another line', { ...entry, before: 'v' }, 'survived', 'is no mutant any more'],
  ['another change', { ...entry, after: 'y' }, 'survived', 'is no mutant any more'],
  ['one that a test kills', entry, 'killed', 'is not equivalent: killed by test_x'],
  ['one that is refused', entry, 'refused', 'is not equivalent: refused by test_x'],
  ['one without a reason', { ...entry, why: ' ' }, 'survived', 'says not why'],
]
for (const [what, list, fate, says] of wrong) {
  test(`an entry is wrong: ${what}`, () => {
    const { complaints } = excused([tried(fate)], [list])
    assert.is(complaints.length, 1)
    assert.match(complaints[0] ?? '', says)
  })
}

test('no entry stands twice', () => {
  const keys = equivalentMutants.map(({ file, kind, before, after }) => JSON.stringify([file, kind, before, after]))
  assert.is(new Set(keys).size, keys.length)
})

test.run()
