// A waiver lifts what somebody has looked at: a control that is none, or an approval by oneself, lifts nothing and is refused.
import { suite } from 'uvu'
import { assertRefused, type Refused } from './refused-config.ts'

const test = suite('rulebook/config-waivers')

const refused: Refused[] = [
  [
    'a control misspelt',
    'control: enc.at-rest',
    'control: §enc.at-rets',
    /"enc\.at-rets" is no control.*Did you mean enc\.at-rest\?/,
  ],
  ['a glob over nothing', 'control: rep.*', 'control: §rpe.*', /"rpe\.\*" is no control/],
  ['a glob of another tool', 'control: rep.*', 'control: §"rep.[a-z]"', /is no glob that is read here/],
  ['a resource by another glob', '"arn:aws:s3:::crm-*"', '§"arn:aws:s3:::crm-?"', /is no glob that is read here/],
  [
    'an owner who approved',
    'owner: a, approved-by: b',
    'owner: b, approved-by: §B',
    /the owner of this waiver approved it too/,
  ],
  [
    'nobody who approved',
    '{ id: w-2, control: enc.at-rest, reason: SEC-92, owner: a, approved-by: b',
    '§{ id: w-2, control: enc.at-rest, reason: SEC-92, owner: a',
    /the key "approved-by" is missing/,
  ],
  [
    'no reason',
    '{ id: w-2, control: enc.at-rest, reason: SEC-92',
    '§{ id: w-2, control: enc.at-rest',
    /the key "reason" is missing/,
  ],
  ['an empty reason', 'reason: SEC-92', 'reason: §" "', /the text is empty/],
  [
    'no end',
    '{ id: w-2, control: enc.at-rest, reason: SEC-92, owner: a, approved-by: b, until: 2027-01-31',
    '§{ id: w-2, control: enc.at-rest, reason: SEC-92, owner: a, approved-by: b',
    /the key "until" is missing/,
  ],
  ['a country misnamed', 'country: US\n    reason', 'country: §UK\n    reason', /Write GB/],
  [
    'a sign of another glob without its backslash',
    'control: rep.*',
    'control: §"rep.\\\\[a-z]"',
    /is no glob that is read here/,
  ],
  ['everything', '{ id: w-2, control: enc.at-rest', '§{ id: w-2, control: "*"', /of every control and every resource/],
  ['two waivers of one id', '{ id: w-2', '{ id: §w-1', /"w-1" names another of the waivers already/],
]
for (const row of refused) test(`refused: ${row[0]}`, () => assertRefused(row))

test.run()
