// The files that a plan was made of, where they lie beside it: what they tell of its blocks, which the plan itself does not.
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import type { Declared } from '../../model/resource.ts'
import type { Address } from './address.ts'
import { type Declarations, declarations } from './declared-at.ts'
import type { Plan } from './plan-shape.ts'

export interface Files {
  declaredAt(at: Address): Declared | undefined
  dynamicIn: Declarations['dynamicIn']
  madeIn: Declarations['madeIn']
  /** The version of a provider that terraform init has chosen, by whose it is: `hashicorp/aws`. */
  locked(source: string): string | undefined
}

/** The configuration lies where the plan does, or where the scan was started; of a block that is in neither, the plan is shown. */
export async function filesOf(plan: Plan, path: string, base: string): Promise<Files> {
  const full = resolve(base, path)
  const file = relative(base, full).replaceAll(sep, '/')
  const itself = file.split('/')[0] === '..' || isAbsolute(file) ? undefined : { file, line: 1, endLine: 1 }
  const roots = [...new Set([dirname(full), resolve(base)])]
  const each = await Promise.all(roots.map((root) => declarations({ root, base }, plan.configuration.root_module)))
  return {
    declaredAt(at) {
      const found = first(each, ({ declaredAt }) => declaredAt(at))
      return found === undefined ? itself : { file: found.file, line: found.line, endLine: found.endLine }
    },
    madeIn: (modules, block) => first(each, ({ madeIn }) => madeIn(modules, block)),
    dynamicIn: (at, written) => first(each, ({ dynamicIn }) => dynamicIn(at, written)),
    locked: (source) => first(each, ({ locked }) => locked.get(source)),
  }
}

const first = <Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined => {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}
