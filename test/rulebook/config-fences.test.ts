// A fence, a target or a data rule that is not understood is refused: data would leave that somebody meant to hold.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fenceOf } from '../../src/rulebook/config-fences.ts'
import { assertRefused, type Refused } from './refused-config.ts'
import { sampleRules } from './sample-rules.ts'

const test = suite('rulebook/config-fences')

const refused: Refused[] = [
  ['a zone misspelt', 'stay: BR }', 'stay: §EAA }', /"EAA" is no zone and no country.*Did you mean EEA\?/],
  ['a country misnamed', 'stay: DE }', 'stay: §UK }', /"UK" is no zone and no country.*Write GB\.$/],
  ['a zone misspelt in a list', '[BR, CH]', '[BR, §EEE]', /"EEE" is no zone.*zones are EEA, /],
  ['a country of small letters', '[BR, CH]', '[BR, §ch]', /Did you mean CH\?/],
  ['nowhere to stay', '[BR, CH]', '§[]', /the list is empty/],
  ['anywhere', '[BR, CH]', '[§"*"]', /"\*" is no zone and no country/],
  [
    'a part of a country misspelt',
    '[BR, CH]',
    '[BR, §CA-QX]',
    /"CA-QX" is no zone and no country.*of their parts CA-AB, CA-ON, CA-QC, /,
  ],
  ['a part in which nobody has a region', '[BR, CH]', '[BR, §US-NY]', /"US-NY" is no zone and no country/],
  ['a country twice', '[BR, CH]', '[BR, §BR]', /"BR" stands here twice/],
  ['a fence that says nothing', '{ stay: BR }', '§{ tier: edge }', /the key "stay" is missing/],
  ['a number', 'stay: BR }', 'stay: §7 }', /7 is no zone and no country/],
  ['a map', 'stay: BR }', 'stay: §{ zone: BR } }', /a map is no zone/],
  ['a tier misspelt', 'tier: edge, stay', 'tier: §egde, stay', /"egde" is none of the tiers.*Did you mean edge\?/],
  [
    'people misspelt',
    '[eu], categories: [health]',
    '[§ue], categories: [health]',
    /"ue" is none of the people.*Did you mean eu\?/,
  ],
  ['a reason misspelt', 'because: contract', '§becuase: contract', /Did you mean because\?/],
  ['a duration without its unit', 'rpo: 7d', 'rpo: §24', /24 is not text/],
  ['a duration in words', 'rpo: 7d', 'rpo: §7 days', /"7 days" is not a duration.*Write it as 15m, 24h or 7d\.$/],
  ['a duration below nothing', 'rpo: 7d', 'rpo: §-1h', /is not a duration/],
  ['half an hour', 'rpo: 7d', 'rpo: §0.5h', /is not a duration/],
  ['a target that bounds nothing', '{ rpo: 7d, copy: none }', '§{ copy: none }', /the key "rpo" is missing/],
  ['a copy that nobody said', '{ rpo: 7d, copy: none }', '§{ rpo: 7d }', /the key "copy" is missing/],
  ['a copy elsewhere', 'copy: none', 'copy: §in-zoen', /is none of the copies.*Did you mean in-zone\?/],
  ['a tier of no such name', '  global: {', '  §globl: {', /"globl" is no key here.*Did you mean global\?/],
  [
    'a glob of another tool: [',
    'name: "br-*"',
    'name: §"br-[0-9]*"',
    /may hold \* for any run of characters, and \?, \[ \] and \{ \} have no meaning/,
  ],
  ['a glob of another tool: ?', 'name: "br-*"', 'name: §"br-?"', /"br-\?" is no glob that is read here/],
  ['a glob of another tool: {', 'name: "br-*"', 'name: §"br-{a,b}"', /is no glob that is read here/],
]
for (const row of refused) test(`refused: ${row[0]}`, () => assertRefused(row))

test('a part of a country lets in that part and not the country', () => {
  const { countries, parts } = fenceOf({ stay: ['CA-QC', 'US-CA', 'CH', 'BR'] }, 'ringfence.yaml:1:1', sampleRules)
  assert.equal(countries, new Set(['CH', 'BR']))
  assert.equal(parts, new Set(['CA-QC', 'US-CA']))
  assert.is(fenceOf({ stay: ['CH'] }, 'ringfence.yaml:1:1', sampleRules).parts, undefined)
})

test.run()
