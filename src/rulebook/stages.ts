// rules/stages.yaml: the tags by which a store says whether it is production.
import type * as v from 'valibot'
import type { Stages } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { quoted } from './quoted.ts'
import { formed, listOf, mapOf } from './shapes.ts'
import { dated } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

const word = formed(/^[a-z0-9]+([-_.][a-z0-9]+)*$/, 'a word in lower case', 'staging')

const shape = mapOf({
  ...dated,
  keys: listOf(word, 'keys'),
  production: listOf(word, 'values'),
  'non-production': listOf(word, 'values'),
})
type Table = v.InferOutput<typeof shape>

export function stagesOf(file: YamlFile): { stages: Stages; date: string } {
  const { date, keys, production, 'non-production': other } = checked(file, shape, (table) => faults(file, table))
  return { stages: { keys: new Set(keys), production: new Set(production), nonProduction: new Set(other) }, date }
}

const faults = (file: YamlFile, { production, 'non-production': other }: Table): Complaint[] =>
  other.flatMap((value, index) =>
    production.includes(value) ? [file.complain(['non-production', index], ambiguous(value))] : [],
  )

const ambiguous = (value: string) => ({
  what: `${quoted(value)} stands under production as well`,
  why: 'a store belongs to one stage',
  mend: 'Remove one of the two',
})
