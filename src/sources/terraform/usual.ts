// Which defaults hold in a plan: those of every version that its providers may be, by the lock file and by what the configuration asks for.
import type { PlannedDefault, PlannedDefaults } from '../../model/rulebook.ts'
import type { Plan } from './plan-shape.ts'
import { isHashicorps, providerSource } from './provider-source.ts'

/** By whose the provider is, `hashicorp/aws`, and what Terraform calls the type. Shared by all resources of a type. */
export type Usual = (source: string, type: string) => Readonly<Record<string, unknown>>

/** No provider has more; a constraint without an end admits all up to it. */
const last = 99

/** Of a fork there are none. `locked`: the version that the lock file names, where there is one. */
export function usualIn(plan: Plan, defaults: PlannedDefaults, locked: (source: string) => string | undefined): Usual {
  const majors = new Map<string, number[]>()
  const found = new Map<string, Readonly<Record<string, unknown>>>()

  function majorsOf(source: string): number[] {
    const asked = Object.values(plan.configuration.provider_config)
      .filter(({ full_name: whole, name }) => providerSource(whole ?? name) === source)
      .flatMap(({ version_constraint: constraint = '' }) => constraint.split(','))
    const all = [locked(source) ?? '', ...asked].map(admitted)
    const own = Array.from({ length: last }, (_, index) => index + 1).filter((major) =>
      all.every((admits) => admits(major)),
    )
    majors.set(source, own)
    return own
  }

  return (source, type) => {
    if (!isHashicorps(source)) return none
    const key = `${source} ${type}`
    const own = found.get(key) ?? usualOf(defaults.get(type), majors.get(source) ?? majorsOf(source))
    found.set(key, own)
    return own
  }
}

const none = {}

function usualOf(
  rows: ReadonlyMap<string, readonly PlannedDefault[]> = new Map(),
  majors: readonly number[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...rows].flatMap(([path, all]) => {
      const each = new Set(majors.map((major) => all.find((row) => holdsFor(row, major))?.is))
      const [only] = each
      return each.size === 1 && only !== undefined ? [[path, only]] : []
    }),
  )
}

const holdsFor = ({ since = 1, until = last }: PlannedDefault, major: number): boolean =>
  since <= major && major <= until

const condition = /^\s*(=|!=|>=|<=|>|<|~>)?\s*v?(\d+)((?:\.\d+)*)(?:[-+][\w.+-]*)?\s*$/

/** https://developer.hashicorp.com/terraform/language/expressions/version-constraints; what cannot be read admits all. */
function admitted(text: string): (major: number) => boolean {
  const [, operator = '=', whole = '', rest = ''] = condition.exec(text) ?? []
  const named = Number(whole)
  if (whole === '' || operator === '!=') return () => true
  if (operator === '=' || (operator === '~>' && rest !== '')) return (major) => major === named
  if (operator === '>=' || operator === '>' || operator === '~>') return (major) => major >= named
  const isBefore = operator === '<' && !/[1-9]/.test(rest)
  return (major) => (isBefore ? major < named : major <= named)
}
