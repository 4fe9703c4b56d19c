// Holds an event against the compiled OCSF schema: every attribute by its name, type, enum, requirement and deprecation, at any depth.
import { parsed } from '../../cli/ringfence.ts'

interface Attribute {
  type: string
  object_type: string | null
  requirement: 'required' | 'recommended' | 'optional'
  is_array: boolean
  profile: string | null
  enum: Record<string, unknown> | null
  '@deprecated': unknown
}

interface Shape {
  attributes: Record<string, Attribute>
  constraints: { at_least_one?: string[]; just_one?: string[] } | null
}

interface Compiled {
  classes: Record<string, Shape>
  objects: Record<string, Shape>
}

const kinds: Record<string, (value: unknown) => boolean> = {
  integer_t: Number.isSafeInteger,
  long_t: Number.isSafeInteger,
  timestamp_t: Number.isSafeInteger,
  boolean_t: (value) => typeof value === 'boolean',
  float_t: (value) => typeof value === 'number',
  json_t: () => true,
}

export function byOcsf(text: string): (event: Record<string, unknown>) => string[] {
  const { classes, objects } = parsed<Compiled>(text)
  const shape = classes['compliance_finding']
  if (shape === undefined) throw new Error('the schema has lost the class')

  return (event) => {
    const metadata = event['metadata'] as { profiles?: string[] } | undefined // `as`: asked again below
    const profiles = new Set(metadata?.profiles)
    const { class_uid: uid, activity_id: activity, type_uid: type } = event
    const sum = Number(uid) * 100 + Number(activity)
    return [...faults(event, shape, '', profiles), ...(type === sum ? [] : [`type_uid is not ${sum}`])]
  }

  function faults(
    value: object,
    { attributes, constraints }: Shape,
    at: string,
    profiles: ReadonlySet<string>,
  ): string[] {
    const applies = ({ profile }: Attribute) => profile === null || profiles.has(profile)
    const missing = Object.entries(attributes).filter(
      ([name, one]) => one.requirement === 'required' && applies(one) && !Object.hasOwn(value, name),
    )
    const { at_least_one: some = [] } = constraints ?? {}
    return [
      ...missing.map(([name]) => `${at}/${name} is missing`),
      ...(some.length > 0 && !some.some((name) => Object.hasOwn(value, name))
        ? [`${at} has none of ${some.join()}`]
        : []),
      ...Object.entries(value).flatMap(([name, held]: [string, unknown]) => {
        const one = Object.hasOwn(attributes, name) ? attributes[name] : undefined
        if (one === undefined || !applies(one)) return [`${at}/${name} is no attribute`]
        if (one['@deprecated']) return [`${at}/${name} is deprecated`]
        if (one.is_array !== Array.isArray(held)) return [`${at}/${name} is ${one.is_array ? 'no' : 'a'} list`]
        const items: unknown[] = Array.isArray(held) ? held : [held]
        return items.flatMap((item) => itemFaults(item, one, `${at}/${name}`, profiles))
      }),
    ]
  }

  function itemFaults(item: unknown, one: Attribute, at: string, profiles: ReadonlySet<string>): string[] {
    if (one.enum !== null && !Object.hasOwn(one.enum, String(item))) return [`${at} is none of its words`]
    const kind = kinds[one.type]
    if (kind !== undefined) return kind(item) ? [] : [`${at} is no ${one.type}`]
    if (one.type.endsWith('_t') && one.type !== 'object_t') return typeof item === 'string' ? [] : [`${at} is no text`]
    if (typeof item !== 'object' || item === null) return [`${at} is no object`]
    const shape = objects[one.object_type ?? one.type]
    if (shape === undefined || one.type === 'object') return [] // `unmapped` takes anything
    return faults(item, shape, at, profiles)
  }
}
