// A waiver of everything: it would lift whatever comes, which nobody can have looked at.
import type { Waiver } from '../model/rulebook.ts'

/** Ids have two parts. */
const everyControl = /^[*.]*\*[*.]*$/
const everyResource = /^\*+$/

/** Every control, of every resource: in one account or country as well. */
export const isOverBroad = ({ control, resource }: Pick<Waiver, 'control' | 'resource'>): boolean =>
  everyControl.test(control) && (resource === undefined || everyResource.test(resource))

export const overBroad = {
  what: 'the waiver is of every control and every resource',
  why: 'it would lift failures that nobody has seen',
  mend: 'Name the control or the resource that it is for',
}
