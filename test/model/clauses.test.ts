// The clauses of a law that name a control, in the order of the law, each time they are asked for.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { clausesNaming } from '../../src/model/clauses.ts'
import type { Clause, Law } from '../../src/model/rulebook.ts'

const test = suite('model/clauses')

const clause = (id: string, ...controls: Clause['controls']): Clause => ({
  id,
  cite: `Art. ${id}`,
  demands: 'Care.',
  verified: true,
  controls,
})

const law = (clauses: Clause[]): Law => ({
  id: 'gdpr',
  title: 'A regulation',
  short: 'GDPR',
  url: 'https://example.test/gdpr',
  version: '1',
  zone: null,
  inside: null,
  concerns: 'people',
  appliesFrom: '2018-05-25',
  adequacy: [],
  bases: [],
  mandates: [],
  clauses,
})

const one = clause(
  '32',
  { control: 'enc.at-rest', strength: 'direct' },
  { control: 'key.rotation', strength: 'supporting' },
)
const other = clause('25', { control: 'enc.at-rest', strength: 'supporting' })

test('each clause comes with how far the control shows it', () => {
  const gdpr = law([one, clause('44'), other])
  const wanted = [
    { ...one, strength: 'direct' },
    { ...other, strength: 'supporting' },
  ]
  assert.equal(clausesNaming('enc.at-rest', gdpr), wanted)
  assert.equal(clausesNaming('enc.at-rest', gdpr), wanted)
  assert.equal(clausesNaming('key.rotation', gdpr), [{ ...one, strength: 'supporting' }])
  assert.equal(clausesNaming('enc', gdpr), [])
})

test('another law of the same id, as another rulebook has it, is asked itself', () => {
  assert.equal(clausesNaming('enc.at-rest', law([other])), [{ ...other, strength: 'supporting' }])
  assert.equal(clausesNaming('enc.at-rest', law([])), [])
})

test.run()
