// The subjects of a generated estate with the inputs that the controls see of them: what the judging benches work on.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compiledPolicy, rulesFolder } from '../src/cli/assets.ts'
import { estate, sideIn, survey } from '../src/estate/index.ts'
import { inputText } from '../src/evaluate/input.ts'
import type { Policy, PolicyData } from '../src/evaluate/judge.ts'
import type { Resource } from '../src/model/resource.ts'
import type { Rulebook } from '../src/model/rulebook.ts'
import type { Subject } from '../src/model/subject.ts'
import { loadConfig, loadRules, policyData, rulebookOf } from '../src/rulebook/index.ts'
import { type Estate, estateOf } from './estate-generator.ts'
import { configText } from './estate-labels.ts'

export interface Sample {
  policy: Policy
  data: PolicyData
  rulebook: Rulebook
  subjects: Subject[]
  texts: string[]
}

/** `entries`: of the transfer register. */
export async function sampleOf(count: number, repeat: number, entries = 0): Promise<Sample> {
  const rules = await loadRules(rulesFolder)
  const generated = estateOf({ count, repeat }, rules.regions)
  const rulebook = rulebookOf(rules, await configOf(generated, rules, entries))
  const subjects = subjectsOf(generated, rulebook)
  const texts = subjects.map((subject) => {
    const rule = rulebook.types.get(subject.resource.type)
    if (rule === undefined) throw new Error(`${subject.resource.key}: no line in rules/types.yaml`)
    return inputText(subject, rule)
  })
  return { policy: await compiledPolicy(), data: policyData(rules), rulebook, subjects, texts }
}

function subjectsOf({ asked, resources }: Estate, rulebook: Rulebook): Subject[] {
  const known = survey(rulebook.config.data, sideIn(rulebook))
  try {
    const all: Resource[] = [...resources()]
    for (const resource of all) known.note(resource, true)
    return all.map(estate(known, { gaps: [], asked }, rulebook, '2026-11-25'))
  } finally {
    known.close()
  }
}

async function configOf(
  { accounts }: Estate,
  rules: Parameters<typeof loadConfig>[1],
  entries: number,
): ReturnType<typeof loadConfig> {
  const scratch = mkdtempSync(join(tmpdir(), 'ringfence-bench-'))
  try {
    const file = join(scratch, 'ringfence.yaml')
    writeFileSync(
      file,
      configText(
        accounts.filter((id) => /^\d{12}$/.test(id)),
        entries,
      ),
    )
    return await loadConfig(file, rules)
  } finally {
    rmSync(scratch, { recursive: true })
  }
}
