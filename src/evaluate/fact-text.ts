// Writes facts as controls read them, each proven against its shape: `{"known": v}`, `{"partial": v, "reason": r}` or `{"unknown": r}`.
import { type Fact, type GapReason, gapReasons } from '../model/fact.ts'
import { fits, type Shape } from '../model/fact-shapes.ts'

export type Facts = Readonly<Record<string, Fact<unknown> | undefined>>
export type Shapes = Readonly<Record<string, Shape>>

/** The members of an object: every fact of the shapes and no other, in their order. */
export function factTexts(where: string, facts: Facts, shapes: Shapes): string {
  for (const name in facts) if (!Object.hasOwn(shapes, name)) throw new Error(`${where}.${name} is no fact of it`)
  let text = ''
  for (const name in shapes) {
    const fact = facts[name]
    // Flags are most of what is known, and need neither quoting nor a look at their shape beyond its name.
    const said =
      fact?.state === 'known' && shapes[name] === 'flag' && typeof fact.value === 'boolean'
        ? fact.value
          ? '{"known":true}'
          : '{"known":false}'
        : factText(fact, shapes[name] ?? [], where, name)
    text += text === '' ? `"${name}":${said}` : `,"${name}":${said}`
  }
  return text
}

export function factText(fact: Fact<unknown> | undefined, shape: Shape, where: string, name: string): string {
  if (fact === undefined) throw new Error(`${where}.${name} is missing`)
  if (fact.state === 'unknown') return `{"unknown":${reasonText(fact.reason, where, name)}}`
  if (!fits(shape, fact.value)) throw new Error(`${where}.${name} holds what is no ${String(shape)}`)
  const value = JSON.stringify(fact.value)
  return fact.state === 'known'
    ? `{"known":${value}}`
    : `{"partial":${value},"reason":${reasonText(fact.reason, where, name)}}`
}

function reasonText(reason: GapReason, where: string, name: string): string {
  if (gapReasons.includes(reason)) return `"${reason}"`
  throw new Error(`${where}.${name}.reason is ${JSON.stringify(reason)}`)
}

export function wordText(value: string, words: readonly string[], where: string): string {
  if (words.includes(value)) return `"${value}"`
  throw new Error(`${where} is ${JSON.stringify(value)}`)
}

export function flagText(value: boolean, where: string): string {
  if (typeof value === 'boolean') return String(value)
  throw new Error(`${where} is ${JSON.stringify(value)}`)
}
