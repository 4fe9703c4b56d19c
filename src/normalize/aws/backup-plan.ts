// AWS::Backup::BackupPlan: to which vaults it sends backups and copies of them, in whatever region and account, and for how long.
import { type Fact, gather, known } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import type { Arn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { backupLabels, backupTagging } from './backup-labels.ts'
import { type BackupRule, longest, rulesOf } from './backup-rules.ts'
import { isTelling, tellingOf } from './telling.ts'

const describing = {
  operation: 'backup:ListBackupPlans',
  wrapper: 'BackupPlansList',
  arn: 'BackupPlanArn',
  tagging: backupTagging,
}

export function backupPlan(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const rules = rulesOf(told, observation)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::Backup::BackupPlan',
    holds: 'metadata',
    facets: { backupRetention: { days: longest(rules) } },
    labels: backupLabels(told, observation),
    references: gather(
      vaults('backup-plan', rules, (rule) => rule.vaults.map((one) => vaultArn(told.arn, one))),
      vaults('backup-copy', rules, (rule) => rule.copies),
    ),
  })
}

/** Several rules may send to one vault. */
const vaults = (
  mechanism: string,
  rules: Fact<BackupRule[]>,
  locators: (rule: BackupRule) => string[],
): Fact<Reference[]> =>
  pointers('vault', mechanism, rules, (list, from) =>
    [...new Set(list.flatMap(locators))].map((one) => ({ locator: known(one, from) })),
  )

const vaultArn = ({ partition, region, account }: Arn, name: string): string =>
  name.startsWith('arn:') ? name : `arn:${partition}:backup:${region}:${account}:backup-vault:${name}`
