// A default that nobody would ask for, that two rows tell apart, or that no source confirms, is refused where it stands.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { loadRules } from '../../src/rulebook/load-rules.ts'
import { refusedWith, rulesFolder } from './rules-folder.ts'

const test = suite('rulebook/planned-defaults')

const file = 'terraform-defaults.yaml'
const refused: [what: string, before: string, after: string, at: string, message: RegExp][] = [
  ['a type of no plan', '  aws_kms_key:', '  aws_kms_kee:', 'aws_kms_kee', /"aws_kms_kee" comes from no plan/],
  [
    'two rows of one major',
    'is: true, since: 6,',
    'is: true, since: 5,',
    '{ is: true, since: 5',
    /"encrypted" has two defaults/,
  ],
  [
    'a row that ends before it begins',
    'is: true, since: 6,',
    'is: true, since: 6, until: 4,',
    '{ is: true, since: 6, until: 4',
    /"encrypted" has a default that ends before it begins/,
  ],
  ['no such source', 'source: [aws-kms-key]', 'source: [aws-kms-kee]', 'aws-kms-kee', /is no source of this file/],
  ['a path of three', 'event_selector.read_write_type', 'a.b.c', 'a.b.c', /is not an attribute, or one of a block/],
]
for (const [what, before, after, at, message] of refused)
  test(`refused: ${what}`, () => refusedWith(file, { before, after, at, message }))

test('one row for all majors, or one for each', async () => {
  const { planned } = await loadRules(rulesFolder)
  assert.is(planned.defaults.get('aws_kms_key')?.get('enable_key_rotation')?.length, 1)
  assert.is(planned.defaults.get('aws_redshift_cluster')?.get('encrypted')?.length, 2)
})

test.run()
