// Whether a store is production, as its tags say; a tag of another meaning, and two that contradict each other, say nothing.
import { type Fact, map } from '../model/fact.ts'
import type { Isolation } from '../model/facets.ts'
import type { Label } from '../model/resource.ts'
import type { Stages } from '../model/rulebook.ts'

export const stageOf = (labels: Fact<Label[]>, stages: Stages): Isolation['stage'] =>
  map(labels, (tags) => {
    const values = tags.filter(({ key }) => stages.keys.has(key.toLowerCase())).map(({ value }) => value.toLowerCase())
    const production = values.some((value) => stages.production.has(value))
    const other = values.some((value) => stages.nonProduction.has(value))
    if (production === other) return 'undeclared'
    return production ? 'production' : 'non-production'
  })
