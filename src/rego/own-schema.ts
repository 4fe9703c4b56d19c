// What a control of one's own may see: the built-in input, and of the resource what tells one from another.

/** null: it was not read, or not whole. */
const text = { type: 'string' }
const absent = { type: 'null' }

/** In no built-in input, as it would keep equal inputs from being judged once. */
const resource = {
  type: 'object',
  properties: {
    id: text,
    name: text,
    account: text,
    region: { anyOf: [text, absent] },
    provider: text,
    partition: text,
    tags: { anyOf: [{ type: 'object', additionalProperties: text }, absent] },
  },
  additionalProperties: false,
}

export const resourceFields: readonly string[] = Object.keys(resource.properties)

/** A place is handed to a function, and the compiler holds no argument against the schema; a test does, against these. */
export const placeFields: readonly string[] = [
  'kind',
  'role',
  'approved',
  'mandates',
  'via',
  'country',
  'relation',
  'bases',
  'laws',
]
export const viaFields: readonly string[] = ['means', 'mechanism']

/** A fact of a facet, as far as a scaffold needs to know it. */
export interface FactSchema {
  anyOf: { properties: { known?: { type?: string } } }[]
}

interface InputSchema {
  properties: { facets: { properties: Record<string, { properties: Record<string, FactSchema> }> } }
}

const parsed = (text: string): InputSchema => JSON.parse(text) as InputSchema // `as`: our own script wrote it

/** `builtIn`: the text of policies/input.schema.json. */
export function ownSchema(builtIn: string): string {
  const schema = parsed(builtIn)
  return JSON.stringify({ ...schema, properties: { ...schema.properties, resource } })
}

export const facetsIn = (builtIn: string): string[] => Object.keys(parsed(builtIn).properties.facets.properties)

export const factsIn = (builtIn: string, facet: string): Record<string, FactSchema> =>
  parsed(builtIn).properties.facets.properties[facet]?.properties ?? {}
