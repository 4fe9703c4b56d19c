// What a policy of one's own sees beyond the built-in input: just those fields of the resource that its controls read.
import type { Control } from '../model/control.ts'
import type { Fact } from '../model/fact.ts'
import type { Resource } from '../model/resource.ts'

/** In the order in which they are written. null: it was not read, or not whole. */
const fields = {
  id: ({ id }: Resource) => id,
  name: ({ name }: Resource) => name,
  account: ({ owner }: Resource) => owner.account,
  region: ({ location }: Resource) => valueOf(location.region),
  provider: ({ provider }: Resource) => provider,
  partition: ({ partition }: Resource) => partition,
  tags: ({ labels }: Resource) => tagsOf(labels),
} satisfies Record<string, (of: Resource) => unknown>

const pointers = Object.keys(fields).map((name) => `/resource/${name}`)

/** The pointers into `input.resource` that no input has. */
export const strayReads = ({ reads }: Control): string[] =>
  reads.filter((pointer) => pointer.startsWith('/resource') && !pointers.includes(pointer))

/** Adds to the built-in input what these controls read of the resource; nothing where they read none of it. */
export function ownInput(controls: readonly Control[]): (text: string, resource: Resource) => string {
  const read = new Set(controls.flatMap(({ reads }) => reads))
  const asked = Object.entries(fields).filter(([name]) => read.has(`/resource/${name}`))
  if (asked.length === 0) return (text) => text
  return (text, resource) => {
    const members = asked.map(([name, of]) => `"${name}":${JSON.stringify(of(resource))}`)
    return `${text.slice(0, -1)},"resource":{${members.join()}}}`
  }
}

// Read in part, a list of tags cannot tell that one is missing, and here is no room to say so.
const valueOf = <T>(fact: Fact<T>): T | null => (fact.state === 'known' ? fact.value : null)

function tagsOf(labels: Resource['labels']): Record<string, string> | null {
  const read = valueOf(labels)
  if (read === null) return null
  const tags = read.filter(({ from }) => from === 'tag').map(({ key, value }) => [key, value] as const)
  return Object.fromEntries(tags.sort(([a], [b]) => (a < b ? -1 : 1)))
}
