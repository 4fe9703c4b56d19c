// A region is approved by a list of its own provider only, and never while it was not read whole.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { approvalOf, unapprovedOf } from '../../src/estate/approved-region.ts'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import { noConfig } from './sample-rulebook.ts'

const test = suite('estate/approved-region')
const approved = (region: Fact<string>, approvedRegions?: { aws?: string[]; azure?: string[] }) =>
  approvalOf({ ...noConfig, ...(approvedRegions && { approvedRegions }) }, 'aws', region)
const here = known('eu-central-1', [])

test('no list says nothing', () => {
  assert.is(approved(here), 'no-list')
  assert.is(approved(here, { azure: ['eu-central-1'] }), 'no-list')
})

test('on the list, and not on it', () => {
  assert.is(approved(here, { aws: ['eu-west-1', 'eu-central-1'] }), 'approved')
  assert.is(approved(here, { aws: ['eu-west-1'] }), 'unapproved')
  assert.is(approved(here, { aws: [] }), 'unapproved')
})

test('not read, or read in part', () => {
  assert.is(approved(unknown('denied'), { aws: ['eu-central-1'] }), 'unresolved')
  assert.is(approved(partial('eu-central-1', 'throttled', []), { aws: ['eu-central-1'] }), 'unresolved')
  assert.is(approved(partial('eu-central-1', 'throttled', []), { aws: ['eu-west-1'] }), 'unapproved')
})

test('of what a guardrail lets through, only what a list leaves out is astray', () => {
  const through = known(['eu-central-1', 'us-east-1'], [2])
  const astray = (config: object) => unapprovedOf({ ...noConfig, ...config }, 'aws', through)
  assert.equal(astray({ approvedRegions: { aws: ['eu-central-1'] } }), known(['us-east-1'], [2]))
  assert.equal(astray({ approvedRegions: { aws: ['eu-central-1', 'us-east-1'] } }), known([], [2]))
  assert.equal(astray({ approvedRegions: { azure: [] } }), known([], [2]))
  assert.equal(unapprovedOf(noConfig, 'aws', unknown('denied')), unknown('denied'))
})

test.run()
