// What waits for a person says what the person must say.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { messageOf } from '../../src/findings/message.ts'
import { rulebook } from '../estate/sample-rulebook.ts'
import { control, facetVerdict, pass, subject } from './sample-verdicts.ts'

const test = suite('findings/message')

const told = (judge: ReturnType<typeof control>): string =>
  messageOf(
    { ...facetVerdict({ status: 'undeclared', would: pass }), control: judge.id },
    { control: judge, subject: subject(), place: undefined, rulebook: rulebook(), day: '2026-11-24' },
    {},
  )

test('a store of which nobody has said whose data it holds, and one whose stage may be missing too', () => {
  assert.is(
    told(control('cls.labelled', 'classification')),
    'Title of cls.labelled: nobody has said whose data this is.',
  )
  assert.is(
    told(control('iso.stage-isolation', 'isolation')),
    'Title of iso.stage-isolation: nobody has said of which stage this is, or whose data this is.',
  )
})

test('an account of which nobody has said in which regions anything may be', () => {
  assert.is(
    told(control('loc.region-guardrail', 'guardrail')),
    'Title of loc.region-guardrail: nobody has said in which regions anything may be: write them under approved-regions.',
  )
})

test.run()
