// What data sources of a plan were told of resources that it does not manage.
import type { PlannedTypes } from '../../model/rulebook.ts'
import type { Instance } from './instance.ts'
import { byOf } from './names.ts'
import type { DataSource, Plan } from './plan-shape.ts'

/** Those about what a part says more of, with nothing but what is asked for: a plan does not mark what is secret of a data source. */
export type Asked = (part: Instance) => DataSource[]

export function askedIn({ prior_state: { values } }: Plan, { parts }: PlannedTypes): Asked {
  const sources = Map.groupBy(sourcesIn(values.root_module), ({ type, values: { id } }) => `${type} ${String(id)}`)
  return (part) => {
    const rule = parts.get(part.at.type)
    const by = rule && byOf(part, rule)
    const named = by === undefined ? undefined : part.values[by]
    if (rule === undefined || rule.asked.length === 0 || typeof named !== 'string') return []
    return rule.of.flatMap((type) => sources.get(`${type} ${named}`) ?? []).map((one) => only(one, rule.asked))
  }
}

type PriorModule = Plan['prior_state']['values']['root_module']

const sourcesIn = ({ resources, child_modules: inner }: PriorModule): DataSource[] => [
  ...resources.filter(({ mode }) => mode === 'data'),
  ...inner.flatMap(sourcesIn),
]

const only = (source: DataSource, names: readonly string[]): DataSource => ({
  ...source,
  values: Object.fromEntries(Object.entries(source.values).filter(([name]) => names.includes(name))),
})
