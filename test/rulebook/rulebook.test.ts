// The rulebook holds the laws in play; the policies see the parameters under a digest of exactly those.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { loadConfig } from '../../src/rulebook/load-config.ts'
import { loadRules } from '../../src/rulebook/load-rules.ts'
import { policyData, rulebookOf } from '../../src/rulebook/rulebook.ts'
import { fileOf, rulesFolder, rulesWith } from './rules-folder.ts'

const test = suite('rulebook/rulebook')
const rules = await loadRules(rulesFolder)

test('only the laws of the config are in play, in its order', async () => {
  const config = await loadConfig(fileOf('version: 1\nlaws: [lgpd, gdpr]\n'), rules)
  const rulebook = rulebookOf(rules, config)
  assert.equal(
    rulebook.laws.map(({ id }) => id),
    ['lgpd', 'gdpr'],
  )
  assert.is(rulebook.config, config)
  assert.is(rulebook.digest, rules.digest)
  assert.not('parameters' in rulebook)
})

test('policies see the parameters; another threshold is another digest, another comment is not', async () => {
  const { digest, parameters } = policyData(rules)
  assert.is(parameters.minimumTls, 1.2)
  assert.is(parameters.maximumLogDays, 1830)
  assert.is(Object.keys(parameters).length, 7)
  assert.match(digest, /^[0-9a-f]{64}$/)
  const stricter = await loadRules(rulesWith('parameters.yaml', 'value: 1.2', 'value: 1.3'))
  assert.is.not(policyData(stricter).digest, digest)
  const reworded = await loadRules(rulesWith('parameters.yaml', 'reason: "', 'reason: "because '))
  assert.is(policyData(reworded).digest, digest)
  assert.is.not(reworded.digest, rules.digest)
})

test.run()
