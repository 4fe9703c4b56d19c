// Reads ringfence.yaml whole and understood, or not at all: no file is a config of its own, an unreadable one is an error.
import { basename } from 'node:path'
import type { AcceptedGap, Config, DataRule } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import { configFaults } from './config-faults.ts'
import { configShape, type WrittenConfig } from './config-shape.ts'
import { sha256 } from '../runtime/sha256.ts'
import type { Rules } from './load-rules.ts'
import { nobody } from './people.ts'
import { listed, quoted } from './quoted.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

/** Throws an ExplainedError (`usage`) with file, line and column of everything that does not fit. Null: no config, the usual laws. */
export async function loadConfig(path: string | null, rules: Rules): Promise<Config> {
  if (path === null) return withoutFile(rules)
  // The folder is left out: `where` reaches the reports, and no path of a machine belongs there.
  const file = await readYaml(path, basename(path), 'usage')
  const written = checked(file, configShape(rules), (config) => configFaults(file, config))
  const laws = written.laws ?? [...rules.usual]
  return {
    file: file.name,
    digest: sha256(file.bytes),
    laws,
    awsAccounts: written.aws?.accounts ?? [],
    azureSubscriptions: written.azure?.subscriptions ?? [],
    entities: Object.entries(written.entities ?? {}).map(([name, { country, aws = [], azure = [] }]) => ({
      name,
      country,
      aws,
      azure,
    })),
    data: (written.data ?? []).map((rule, index) => dataRuleOf(rule, whereOf(file, 'data', index))),
    fences: [],
    recovery: {},
    transfers: [],
    waivers: [],
    acceptedGaps: (written['accepted-gaps'] ?? []).map((gap, index) =>
      acceptedGapOf(gap, whereOf(file, 'accepted-gaps', index)),
    ),
    warnings: idleRules(file, written, laws, rules),
  }
}

const withoutFile = ({ usual }: Rules): Config => ({
  file: null,
  digest: sha256(''),
  laws: [...usual],
  awsAccounts: [],
  azureSubscriptions: [],
  entities: [],
  data: [],
  fences: [],
  recovery: {},
  transfers: [],
  waivers: [],
  acceptedGaps: [],
  warnings: [],
})

type WrittenRule = NonNullable<WrittenConfig['data']>[number]
type WrittenGap = NonNullable<WrittenConfig['accepted-gaps']>[number]

const whereOf = (file: YamlFile, ...path: (string | number)[]): string =>
  file.complain(path, { what: '', why: '', mend: '' }).where

const dataRuleOf = ({ when, tier, people, categories = [] }: WrittenRule, where: string): DataRule => ({
  where,
  when: {
    ...(when.tag === undefined ? {} : { tag: when.tag }),
    ...(when.name === undefined ? {} : { name: when.name }),
    ...(when.account === undefined ? {} : { account: when.account }),
    ...(when.type === undefined ? {} : { type: when.type }),
  },
  tier,
  people,
  categories,
})

const acceptedGapOf = (gap: WrittenGap, where: string): AcceptedGap => ({
  where,
  account: gap.account,
  operation: gap.operation,
  reason: gap.reason,
  until: gap.until,
  ...(gap.owner === undefined ? {} : { owner: gap.owner }),
  ...(gap['approved-by'] === undefined ? {} : { approvedBy: gap['approved-by'] }),
})

/** A rule for people whose law is out of play would let its data pass under every law that is in it. */
const idleRules = (file: YamlFile, { data = [] }: WrittenConfig, laws: readonly string[], rules: Rules): string[] =>
  data.flatMap(({ people }, index) =>
    people.flatMap((id, position) => {
      const speaking = rules.people.get(id)?.laws ?? []
      if (id === nobody || speaking.some((law) => laws.includes(law))) return []
      return `${whereOf(file, 'data', index, 'people', position)}: ${quoted(id)} is judged by no law, because ${listed(speaking)} ${speaking.length === 1 ? 'is' : 'are'} not among laws`
    }),
  )
