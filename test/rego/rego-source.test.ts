// What is blanked out of Rego text leaves everything else at its row and column.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withoutComments, withoutStrings } from '../../src/rego/rego-source.ts'

const test = suite('rego/rego-source')

const blanked: [name: string, source: string, noComments: string, noStrings: string][] = [
  ['a comment', 'x := 1 # not input\ny', 'x := 1            \ny', 'x := 1            \ny'],
  ['a string', 'x := "input"', 'x := "input"', 'x :=        '],
  ['a hash in a string is no comment', 'x := "a#b" == y', 'x := "a#b" == y', 'x :=       == y'],
  ['a quote in a comment opens no string', '# it\'s "so\nx', '          \nx', '          \nx'],
  [
    'an escaped quote does not end the string',
    String.raw`x := "a\"#b" == y`,
    String.raw`x := "a\"#b" == y`,
    'x :=         == y',
  ],
  ['a raw string over two lines keeps its rows', 'x := `a\n#b` == y', 'x := `a\n#b` == y', 'x :=   \n    == y'],
]

for (const [name, source, noComments, noStrings] of blanked) {
  test(name, () => {
    assert.is(withoutComments(source), noComments)
    assert.is(withoutStrings(source), noStrings)
  })
}

test.run()
