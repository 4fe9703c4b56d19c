// A clause that names a control nobody has written is refused by name.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { refuseUnknownControls } from '../../src/cli/clauses.ts'
import { rulebook } from '../estate/sample-rulebook.ts'
import { frameworkConflict } from '../findings/sample-config.ts'
import { control } from '../findings/sample-verdicts.ts'

const test = suite('cli/clauses')
const { laws } = rulebook()
const written = [control('rep.cross-region', 'places'), control('enc.at-rest', 'atRest')]

test('every control is written', () => {
  refuseUnknownControls({ laws, conflicts: [] }, written)
  assert.is(laws.flatMap(({ clauses }) => clauses).length, 2)
})

test('one is not', () => {
  assert.throws(
    () => refuseUnknownControls({ laws, conflicts: [] }, written.slice(1)),
    /regulations\/gdpr\.yaml.*art-44.*rep\.cross-region/,
  )
})

test('nor may a conflict name one that is not', () => {
  refuseUnknownControls({ laws: [], conflicts: [frameworkConflict()] }, written)
  const astray = frameworkConflict({ controls: ['rep.cross-region', 'rep.provider-pear'] })
  assert.throws(
    () => refuseUnknownControls({ laws: [], conflicts: [astray] }, written),
    /rules\/conflicts\.yaml.*cis-x.*rep\.provider-pear/,
  )
})

test.run()
