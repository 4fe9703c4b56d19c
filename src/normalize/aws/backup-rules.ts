// The rules of a backup plan: into which vaults its backups go, to which they are copied, and how long they stay there.
import * as v from 'valibot'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { Days } from '../../model/facets.ts'
import type { Observation } from '../../model/observation.ts'
import { decode } from '../decode.ts'
import { ask, call } from './answers.ts'
import type { Telling } from './telling.ts'

export interface BackupRule {
  /** Names of the plan's own region and account, and ARNs. */
  vaults: string[]
  /** ARNs. */
  copies: string[]
  /** How long its backups stay, and how long their copies do. */
  days: Days[]
  /** Something that happens may end a backup before its days do. */
  mayEndSooner: boolean
}

const describing = 'backup:GetBackupPlan'
const text = v.string()

// Without days a backup stays, and -1 says so of what had days before: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CopyAction.html
const days = v.nullish(v.union([v.literal(-1), v.pipe(v.number(), v.integer(), v.minValue(1))]))
const lifecycle = v.nullish(v.object({ DeleteAfterDays: days, DeleteAfterEvent: v.nullish(text) }))

/** A rule names copies and a locked vault only where it has them; that vault is in the plan's own region and account. */
const settings = {
  TargetLogicallyAirGappedBackupVaultArn: v.nullish(text),
  Lifecycle: lifecycle,
  CopyActions: v.nullish(v.array(v.object({ DestinationBackupVaultArn: text, Lifecycle: lifecycle }))),
}
type Settings = v.InferOutput<v.ObjectSchema<typeof settings, undefined>>
type Lifecycle = Settings['Lifecycle']

/** Config names two fields as CloudFormation does. */
const shapes = {
  api: v.pipe(
    v.object({ BackupPlan: v.object({ Rules: v.array(v.object({ TargetBackupVaultName: text, ...settings })) }) }),
    v.transform(({ BackupPlan }) => BackupPlan.Rules.map((one) => ruleOf(one.TargetBackupVaultName, one))),
  ),
  config: v.pipe(
    v.object({ BackupPlanRule: v.array(v.object({ TargetBackupVault: text, ...settings })) }),
    v.transform(({ BackupPlanRule }) => BackupPlanRule.map((one) => ruleOf(one.TargetBackupVault, one))),
  ),
}

export function rulesOf(told: Telling, { answers }: Observation): Fact<BackupRule[]> {
  if (told.spelling === 'api') return ask(answers, call(describing), shapes.api)
  const raw = told.fields['BackupPlan']
  return raw === undefined || raw === null ? unknown('not-recorded', describing) : decode(shapes.config, raw, told.from)
}

function ruleOf(vault: string, { TargetLogicallyAirGappedBackupVaultArn: locked, ...rule }: Settings): BackupRule {
  const copies = rule.CopyActions ?? []
  const all = [rule.Lifecycle, ...copies.map((copy) => copy.Lifecycle)]
  const own = daysOf(rule.Lifecycle) ?? 'forever'
  return {
    vaults: [vault, ...(locked ? [locked] : [])],
    copies: copies.map((copy) => copy.DestinationBackupVaultArn),
    days: [own, ...copies.map((copy) => daysOf(copy.Lifecycle) ?? own)], // a copy without an end has that of its original
    mayEndSooner: all.some((one) => typeof one?.DeleteAfterEvent === 'string'),
  }
}

function daysOf(of: Lifecycle): number | undefined {
  const after = of?.DeleteAfterDays ?? -1
  return after === -1 ? undefined : after
}

/** Of several rules the longest counts: what it keeps is there to restore from, and what was erased elsewhere stays as long. */
export const longest = (rules: Fact<BackupRule[]>): Fact<Days> =>
  chain(rules, (list, from) => {
    if (list.some((rule) => rule.mayEndSooner)) return unknown('unsupported')
    const all = list.flatMap((rule) => rule.days)
    return known(all.includes('forever') ? 'forever' : Math.max(0, ...all.filter((one) => one !== 'forever')), from)
  })
