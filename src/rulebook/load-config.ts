// Reads ringfence.yaml whole and understood, or not at all: no file is a config of its own, an unreadable one is an error.
import { basename } from 'node:path'
import type { Config } from '../model/rulebook.ts'
import { sha256 } from '../runtime/sha256.ts'
import { checked } from './checked.ts'
import type { Controls } from './config-controls.ts'
import { dataRuleOf } from './config-data.ts'
import { configFaults } from './config-faults.ts'
import { fenceOf } from './config-fences.ts'
import { recoveryOf } from './config-recovery.ts'
import { configShape, type WrittenConfig } from './config-shape.ts'
import { transferOf } from './config-transfers.ts'
import { acceptedGapOf, waiverOf } from './config-waivers.ts'
import { idleEntries } from './idle-entries.ts'
import type { Rules } from './load-rules.ts'
import { registerFaults } from './register-faults.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

/** Throws an ExplainedError (`usage`) with file, line and column of everything that does not fit. Null: no config, the usual laws. */
export async function loadConfig(
  path: string | null,
  rules: Rules,
  controls?: Controls,
  called?: string,
): Promise<Config> {
  if (path === null) return withoutFile(rules)
  // The folder is left out: `where` reaches the reports, and no path of a machine belongs there.
  const file = await readYaml(path, basename(called ?? path), 'usage')
  const written = checked(file, configShape(rules, controls), (config) => [
    ...configFaults(file, config),
    ...registerFaults(file, config, rules),
  ])
  const laws = written.laws ?? [...rules.usual]
  return {
    file: file.name,
    digest: sha256(file.bytes),
    laws,
    ...awsIn(written),
    ...azureIn(written),
    ...approvedIn(written),
    ...entriesOf(file, written, rules),
    warnings: idleEntries(file, written, laws, rules),
  }
}

function awsIn({ aws }: WrittenConfig): Pick<Config, 'awsAccounts' | 'awsOrganization' | 'awsRole'> {
  const { accounts = [], role, 'external-id': externalId } = aws ?? {}
  return {
    awsAccounts: accounts === 'organization' ? [] : accounts,
    awsOrganization: accounts === 'organization',
    ...(role !== undefined && { awsRole: { name: role, ...(externalId !== undefined && { externalId }) } }),
  }
}

function azureIn({ azure }: WrittenConfig): Pick<Config, 'azureSubscriptions' | 'azureManagementGroups'> {
  const scopes = azure?.subscriptions ?? []
  return {
    azureSubscriptions: scopes.filter((one) => typeof one === 'string'),
    azureManagementGroups: scopes.flatMap((one) => (typeof one === 'string' ? [] : [one.managementGroup])),
  }
}

function approvedIn({ aws, azure }: WrittenConfig): Pick<Config, 'approvedRegions'> {
  const [ofAws, ofAzure] = [aws?.['approved-regions'], azure?.['approved-regions']]
  const approvedRegions = { ...(ofAws && { aws: ofAws }), ...(ofAzure && { azure: ofAzure }) }
  return Object.keys(approvedRegions).length === 0 ? {} : { approvedRegions }
}

type Entries = Pick<Config, 'entities' | 'data' | 'fences' | 'recovery' | 'transfers' | 'waivers' | 'acceptedGaps'>

const entriesOf = (file: YamlFile, written: WrittenConfig, rules: Rules): Entries => ({
  entities: Object.entries(written.entities ?? {}).map(([name, { country, aws = [], azure = [] }]) => ({
    name,
    country,
    aws,
    azure,
  })),
  data: (written.data ?? []).map((rule, index) => dataRuleOf(rule, file.whereOf(['data', index]))),
  fences: (written.fences ?? []).map((fence, index) => fenceOf(fence, file.whereOf(['fences', index]), rules)),
  recovery: Object.fromEntries(
    Object.entries(written.recovery ?? {}).map(([tier, target]) => [
      tier,
      recoveryOf(target, file.whereOf(['recovery', tier], 'key')),
    ]),
  ),
  transfers: (written.transfers ?? []).map((entry, index) =>
    transferOf(entry, file.whereOf(['transfers', index]), rules),
  ),
  waivers: (written.waivers ?? []).map((waiver, index) => waiverOf(waiver, file.whereOf(['waivers', index]))),
  acceptedGaps: (written['accepted-gaps'] ?? []).map((gap, index) =>
    acceptedGapOf(gap, file.whereOf(['accepted-gaps', index])),
  ),
})

const withoutFile = ({ usual }: Rules): Config => ({
  file: null,
  digest: sha256(''),
  laws: [...usual],
  awsAccounts: [],
  awsOrganization: false,
  azureSubscriptions: [],
  azureManagementGroups: [],
  entities: [],
  data: [],
  fences: [],
  recovery: {},
  transfers: [],
  waivers: [],
  acceptedGaps: [],
  warnings: [],
})
