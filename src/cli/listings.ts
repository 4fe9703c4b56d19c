// The rows of `ringfence list`; each begins with an id.
import { drawableWays } from '../estate/drawable.ts'
import { kindOf } from '../evaluate/place-kind.ts'
import type { Control } from '../model/control.ts'
import type { Law, TypeRule } from '../model/rulebook.ts'
import { formats } from '../reports/index.ts'
import { sparedByConfig } from '../sources/aws/index.ts'
import type { Rules } from '../rulebook/index.ts'
import { compiledPolicy } from './assets.ts'
import { shippedRules } from './shipped-rules.ts'

export const subjects = ['controls', 'laws', 'types', 'regions', 'formats'] as const
export type Listed = (typeof subjects)[number]

export type Row = { id: string } & Record<string, unknown>

export async function listing(subject: Listed): Promise<Row[]> {
  const rules = await shippedRules()
  switch (subject) {
    case 'controls':
      return controlRows(rules.types)
    case 'laws':
      return rules.laws.map((law) => lawRow(law, rules.usual))
    case 'types':
      return typeRows(rules.types)
    case 'regions':
      return [...rules.regions].flatMap(([provider, regions]) =>
        [...regions.values()].map(({ name, country, pair = null }) => ({ id: name, provider, country, pair })),
      )
    case 'formats':
      return formats.map(({ id, title, reports }) => ({ id, title, files: reports.map(({ file }) => file) }))
  }
}

/** `inConfig`: the calls that a live scan leaves out where AWS Config records the type and its item tells what they would. */
async function typeRows(types: ReadonlyMap<string, TypeRule>): Promise<Row[]> {
  const spared = await sparedByConfig()
  return [...types.values()].map(({ type, title, provider, holds, facets, sources }) => ({
    id: type,
    title,
    provider,
    holds,
    collected: sources.length > 0,
    facets,
    sources,
    inConfig: spared.get(type) ?? [],
  }))
}

/** `inPlay`: where no config names the laws. `verified`: how many of its clauses a source confirms. */
const lawRow = (
  { id, short, title, version, appliesFrom, concerns, clauses, url }: Law,
  usual: readonly string[],
): Row => ({
  id,
  short,
  title,
  version,
  appliesFrom,
  concerns,
  inPlay: usual.includes(id),
  clauses: clauses.length,
  verified: clauses.filter((clause) => clause.verified).length,
  url,
})

/** A control is collected when some type that is read carries the facet it judges, or the places that it decides on can be drawn. */
async function controlRows(types: Rules['types']): Promise<Row[]> {
  const { metadata } = await compiledPolicy()
  const read = [...types.values()].filter(({ sources }) => sources.length > 0)
  return metadata.controls.map((control) => {
    const { id, title, judges, severity } = control
    const carriers = read.filter(({ facets, places }) =>
      judges === 'places' ? places && isDrawn(control) : facets.includes(judges),
    )
    const sources = [...new Set(carriers.flatMap((type) => type.sources))].toSorted()
    return { id, title, collected: carriers.length > 0, facets: [judges], sources, severity }
  })
}

const drawn = new Set(drawableWays.map(kindOf))

/** A control that decides on no place looks at all of them. */
const isDrawn = ({ owns = [] }: Control): boolean => owns.length === 0 || owns.some((kind) => drawn.has(kind))
