// Names that a provider spells in two ways are one name.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { loadRules } from '../../src/rulebook/load-rules.ts'
import { isDataless, typeRuleOf } from '../../src/rulebook/lookups.ts'
import { rulesFolder } from './rules-folder.ts'

const test = suite('rulebook/lookups')
const rules = await loadRules(rulesFolder)

test('Azure spells types in several ways, AWS in one', () => {
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
