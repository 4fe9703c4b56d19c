// A clause that names a control nobody has written is refused by name.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { refuseUnknownControls } from '../../src/cli/clauses.ts'
import { rulebook } from '../estate/sample-rulebook.ts'
import { control } from '../findings/sample-verdicts.ts'

const test = suite('cli/clauses')
const { laws } = rulebook()
const written = [control('rep.cross-region', 'places'), control('enc.at-rest', 'atRest')]

test('every control is written', () => {
  refuseUnknownControls(laws, written)
  assert.is(laws.flatMap(({ clauses }) => clauses).length, 2)
})

test('one is not', () => {
  assert.throws(
    () => refuseUnknownControls(laws, written.slice(1)),
    /regulations\/gdpr\.yaml.*art-44.*rep\.cross-region/,
  )
})

test.run()
