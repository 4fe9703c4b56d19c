// A plan names every vault that backups and their copies go to, wherever that is; a plan that was not read may send them anywhere.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { backupPlan } from '../../../src/normalize/aws/backup-plan.ts'
import { factsOf, reading, referencesOf, toResource, withoutOrigins } from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/backup-plan')
const type = 'AWS::Backup::BackupPlan'
const listing = 'backup:ListBackupPlans'
const describing = 'backup:GetBackupPlan'
const tagging = 'backup:ListTags'
const arn = `arn:aws:backup:eu-central-1:${account}:backup-plan:8f81`
const vault = (name: string, region = 'eu-central-1', of = account) =>
  `arn:aws:backup:${region}:${of}:backup-vault:${name}`
const partner = '444455556666'

interface Rule {
  vault?: string
  Lifecycle?: object
  CopyActions?: object[]
  TargetLogicallyAirGappedBackupVaultArn?: string
}
const copy = (DestinationBackupVaultArn: string, Lifecycle?: object) => ({
  DestinationBackupVaultArn,
  ...(Lifecycle === undefined ? {} : { Lifecycle }),
})
const daily: Rule = {
  Lifecycle: { DeleteAfterDays: 35 },
  CopyActions: [
    copy(vault('abroad', 'us-east-1'), { DeleteAfterDays: 90 }),
    copy(vault('theirs', 'eu-west-1', partner)),
  ],
}

const named = (name: string) => (rule: Rule) => {
  const { vault: to = 'nightly', ...rest } = rule
  return { RuleName: 'daily', [name]: to, ...rest }
}
const calls = (...rules: Rule[]): Told => ({
  [listing]: { body: { BackupPlansList: [{ BackupPlanId: '8f81', BackupPlanArn: arn, BackupPlanName: 'nightly' }] } },
  [describing]: {
    body: {
      BackupPlan: { BackupPlanName: 'nightly', Rules: rules.map(named('TargetBackupVaultName')) },
      BackupPlanId: '8f81',
      BackupPlanArn: arn,
    },
  },
  [tagging]: { body: { Tags: [{ Key: 'DataClass', Value: 'pii' }] } },
})
const configuration = (...rules: Rule[]) => ({
  BackupPlanId: '8f81',
  BackupPlanArn: arn,
  BackupPlan: { BackupPlanName: 'nightly', BackupPlanRule: rules.map(named('TargetBackupVault')) },
})
const told = (answers: Told) => backupPlan(live(type, '8f81', answers))
const fromConfig = (fields: object) => backupPlan(recorded(type, item(type, arn, fields)))
const tellings = [
  ['API', (...rules: Rule[]) => toResource(told(calls(...rules)))],
  ['Config', (...rules: Rule[]) => toResource(fromConfig(configuration(...rules)))],
] as const

const sends = (resource: ReturnType<typeof toResource>) =>
  referencesOf(resource).map(({ role, mechanism, locator }) => [role, mechanism, reading(locator)])
const daysOf = (resource: ReturnType<typeof toResource>) => factsOf(resource)['backupRetention.days']

test('two tellings of one plan, which copies to another region and to another account', () => {
  for (const [name, read] of tellings) {
    const resource = read(daily)
    assert.is(resource.id, arn)
    assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|8f81`)
    assert.is(resource.holds, 'metadata')
    const to = (mechanism: string, value: string) => ({
      role: 'vault',
      mechanism,
      locator: { state: 'known', value },
    })
    assert.equal(
      withoutOrigins(factsOf(resource)),
      {
        'backupRetention.days': { state: 'known', value: 90 },
        labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
        region: { state: 'known', value: 'eu-central-1' },
        references: {
          state: 'known',
          value: [
            to('backup-plan', vault('nightly')),
            to('backup-copy', vault('abroad', 'us-east-1')),
            to('backup-copy', vault('theirs', 'eu-west-1', partner)),
          ],
        },
      },
      name,
    )
  }
})

test('vaults that several rules send to stand once, a vault that is locked away beside the other', () => {
  for (const [name, read] of tellings)
    assert.equal(
      sends(read({}, { vault: 'monthly' }, { TargetLogicallyAirGappedBackupVaultArn: vault('gap') })),
      ['nightly', 'monthly', 'gap'].map((one) => ['vault', 'backup-plan', vault(one)]),
      name,
    )
})

const inDays = (DeleteAfterDays: unknown) => ({ Lifecycle: { DeleteAfterDays } })
const abroad = vault('abroad', 'us-east-1')
const lifetimes: [name: string, rules: Rule[], days: unknown][] = [
  ['no rule', [], 0],
  ['one rule', [inDays(7)], 7],
  ['two rules', [inDays(7), inDays(365)], 365],
  ['a rule without days', [inDays(7), { Lifecycle: { MoveToColdStorageAfterDays: 30 } }], 'forever'],
  ['a rule without a lifecycle', [{}], 'forever'],
  ['a rule that had days before', [inDays(-1)], 'forever'],
  ['a copy that stays longer', [{ ...inDays(7), CopyActions: [copy(abroad, { DeleteAfterDays: 400 })] }], 400],
  ['a copy that ends as its original does', [{ ...inDays(7), CopyActions: [copy(abroad)] }], 7],
  ['a copy whose days were taken away', [{ ...inDays(7), CopyActions: [copy(abroad, { DeleteAfterDays: -1 })] }], 7],
  ['days that are no number', [inDays('35')], 'malformed'],
  ['days that no backup can have', [inDays(0)], 'malformed'],
  [
    'what a copy may end',
    [{ Lifecycle: { DeleteAfterDays: 7, DeleteAfterEvent: 'DELETE_AFTER_COPY' } }],
    'unsupported',
  ],
]
for (const [name, rules, expected] of lifetimes) {
  test(`days: ${name}`, () => {
    for (const [telling, read] of tellings) assert.is(reading(daysOf(read(...rules))), expected, telling)
  })
}

test('a plan whose rules were not read may send anywhere, and says which permission would tell', () => {
  const { [describing]: _, ...unasked } = calls(daily)
  for (const [result, reason] of [
    [told({ ...calls(daily), [describing]: { error: 'AccessDeniedException' } }), 'denied'],
    [told(unasked), 'not-recorded'],
    [fromConfig({ BackupPlanId: '8f81', BackupPlanArn: arn }), 'not-recorded'],
  ] as const) {
    const resource = toResource(result)
    const unread = { state: 'unknown', reason, permission: describing }
    assert.equal(daysOf(resource), unread)
    assert.equal(
      referencesOf(resource),
      ['backup-plan', 'backup-copy'].map((mechanism) => ({ role: 'vault', mechanism, locator: unread })),
    )
    assert.is(resource.references.state, 'partial')
  }
})

const broken: [name: string, rule: Rule][] = [
  ['a copy to nowhere', { CopyActions: [{}] }],
  ['copies that are no list', { CopyActions: 'all' as unknown as object[] }], // `as`: broken on purpose
]
for (const [name, rule] of broken) {
  test(`${name} leaves nothing known of where backups go`, () => {
    for (const [telling, read] of tellings)
      assert.equal(
        sends(read({}, rule)).map(([, , locator]) => locator),
        ['malformed', 'malformed'],
        telling,
      )
  })
}

const good = { 'backupRetention.days': 90, region: 'eu-central-1' }
keepsSilent(test, {
  name: 'API answers',
  input: calls(daily, inDays(7)),
  read: (answers: Tree) => told(answers as Told), // `as`: broken on purpose
  good,
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, configuration(daily, inDays(7))),
  read: (input) => backupPlan(recorded(type, input)),
  good,
})

test.run()
