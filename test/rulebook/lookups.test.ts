// The last day of a decision still counts, and names that a provider spells in two ways are one name.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { AdequacyRow, Law } from '../../src/model/rulebook.ts'
import { loadConfig } from '../../src/rulebook/load-config.ts'
import { loadRules } from '../../src/rulebook/load-rules.ts'
import { adequacyFor, isDataless, peopleLaw, regionOf, typeRuleOf } from '../../src/rulebook/lookups.ts'
import { rulebookOf } from '../../src/rulebook/rulebook.ts'
import { fileOf, rulesFolder } from './scratch.ts'

const test = suite('rulebook/lookups')
const rules = await loadRules(rulesFolder)
const gdpr = peopleLaw(rules, 'eu')

const days: [country: string, now: string, decision: string | undefined][] = [
  ['GB', '2021-06-27', undefined],
  ['GB', '2021-06-28', 'eu-uk'],
  ['GB', '2031-12-27', 'eu-uk'],
  ['GB', '2031-12-27T23:59:59.999Z', 'eu-uk'],
  ['GB', '2031-12-28', undefined],
  ['CH', '2099-01-01', 'eu-ch'],
  ['US', '2026-11-23', 'eu-us-dpf'],
  ['DE', '2026-11-23', undefined],
]
for (const [country, now, decision] of days) {
  test(`${country} on ${now}: ${decision ?? 'no decision'}`, () => {
    if (gdpr === undefined) throw new Error('no GDPR')
    assert.is(adequacyFor(gdpr, country, now)?.id, decision)
  })
}

test('an unconditional decision goes before a conditional one', () => {
  const row = (id: string, conditional: boolean): AdequacyRow => ({
    id,
    countries: ['US'],
    instrument: id,
    scope: 'full',
    conditional,
    from: '2000-01-01',
    until: null,
    verified: true,
    source: '',
  })
  const law = { adequacy: [row('some', true), row('all', false)] } satisfies Pick<Law, 'adequacy'>
  assert.is(adequacyFor({ ...rules.laws[0], ...law } as Law, 'US', '2026-01-01')?.id, 'all') // `as`: index access may be undefined
})

test('people lead to their law while it is in play', async () => {
  const config = await loadConfig(fileOf('version: 1\nlaws: [gdpr]\n'), rules)
  const rulebook = rulebookOf(rules, config)
  assert.is(peopleLaw(rulebook, 'eu')?.short, 'GDPR')
  assert.is(peopleLaw(rulebook, 'br'), undefined)
  assert.is(peopleLaw(rules, 'br')?.short, 'LGPD')
  assert.is(peopleLaw(rules, 'none'), undefined)
})

test('Azure spells regions and types in several ways, AWS in one', () => {
  for (const name of ['West Europe', 'WestEurope', 'westeurope'])
    assert.is(regionOf(rules, 'azure', name)?.country, 'NL')
  assert.is(regionOf(rules, 'aws', 'EU-WEST-2'), undefined)
  assert.is(regionOf(rules, 'aws', 'westeurope'), undefined)
  const account = 'Microsoft.Storage/storageAccounts'
  for (const type of [account, account.toLowerCase()]) assert.is(typeRuleOf(rules, 'azure', type)?.type, account)
  assert.is(typeRuleOf(rules, 'aws', account), undefined)
  assert.is(typeRuleOf(rules, 'aws', 'aws::s3::bucket'), undefined)
  assert.is(typeRuleOf(rules, 'aws', 'AWS::S3::Bucket')?.title, 'S3 bucket')
  assert.ok(isDataless(rules, 'azure', 'microsoft.network/virtualnetworks'))
  assert.not(isDataless(rules, 'aws', 'aws::ec2::vpc'))
  assert.not(isDataless(rules, 'azure', account))
})

test.run()
