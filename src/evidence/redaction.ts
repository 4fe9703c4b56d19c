// Leaves out of an answer what may be a secret or speak of a person; what is not known to be harmless is not kept, and each value left out is counted.
import { isRecord } from '../model/json.ts'
import {
  among,
  areBytes,
  type At,
  isMark,
  isValueName,
  outside,
  type Rule,
  ruleFor,
  ruleOfNames,
  under,
} from './redaction-rules.ts'

/** Of the rules, for whoever reads an old pack. */
export const redactionVersion = 2

export interface Redacted {
  body: unknown
  /** By rule; those that left nothing out are not there. */
  counts: Record<string, number>
}

/** What is left out is told in its place by the name of the rule. Nothing of the value is kept, not even its digest: whoever guesses it could prove it. */
export function redacted(body: unknown): Redacted {
  const counts = new Map<Rule, number>()
  return { body: kept(body, outside), counts: Object.fromEntries([...counts].toSorted(byName)) }

  function leftOut(rule: Rule): string {
    counts.set(rule, (counts.get(rule) ?? 0) + 1)
    return `[redacted: ${rule}]`
  }

  function kept(value: unknown, at: At): unknown {
    if (areBytes(value)) return leftOut('bytes')
    if (Array.isArray(value)) return value.map((item) => kept(item, among(at)))
    if (isRecord(value)) return keptRecord(value, at)
    if (value === null || value === undefined) return value
    if (typeof value === 'string' && !isMark(value) && /^\s*[[{"]/.test(value)) return keptDocument(value, at)
    const rule = ruleFor(value, at)
    return rule === undefined ? value : leftOut(rule)
  }

  /** Made by entries, for a literal would take `__proto__` for something else. */
  function keptRecord(record: Record<string, unknown>, at: At): Record<string, unknown> {
    const called = nameIn(record)
    return Object.fromEntries(
      Object.entries(record).map(([name, value]) => [
        keptName(name),
        kept(value, under(at, name, isValueName(name) ? called : undefined)),
      ]),
    )
  }

  /** A map may have anything as its keys. */
  function keptName(name: string): string {
    const rule = ruleFor(name, outside)
    return rule === undefined ? name : `${leftOut(rule)} ${counts.get(rule)}`
  }

  /** A policy in a text is read as what it is, and written anew: of a name that stands in it twice only the last is read. */
  function keptDocument(text: string, at: At): unknown {
    const rule = ruleOfNames(text, at)
    if (rule !== undefined) return leftOut(rule)
    const parsed = documentIn(text)
    return parsed === undefined ? leftOut('text') : JSON.stringify(kept(parsed, at))
  }
}

const byName = ([one]: [string, number], [other]: [string, number]): number => (one < other ? -1 : 1)

/** `{"Name": "DB_PASSWORD", "Value": "…"}` names its value as a key would, and some say beside it that it is a secret. */
function nameIn(record: Record<string, unknown>): string | undefined {
  const names = Object.keys(record)
  if (!names.some(isValueName)) return undefined
  if (record['secret'] === true || /^secure(string|object)$/i.test(String(record['type']))) return 'secret'
  const name = names.find((one) => /^((parameter|option|header|key)?name|(parameter)?key)$/i.test(one))
  const found = name === undefined ? undefined : record[name]
  return typeof found === 'string' ? found : undefined
}

function documentIn(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text)
    return parsed
  } catch {
    return undefined
  }
}
