// The answers of the AWS API about one resource: what each told, or why it tells nothing.
import type { GenericSchema } from 'valibot'
import { type Fact, known, partial, partialAs, unknown } from '../../model/fact.ts'
import type { Answer } from '../../model/observation.ts'
import { reasonOf } from '../../model/refusals.ts'
import { decode } from '../decode.ts'

/** A call, and what IAM calls the right to make it; they differ where S3 does. */
export interface Call {
  operation: string
  permission: string
}

/** Most services name the permission after the call. */
export const call = (operation: string): Call => ({ operation, permission: operation })

/** `none` lists the refusals of this one call that are answers: "there is no such setting". */
export function ask<T>(
  answers: readonly Answer[],
  { operation, permission }: Call,
  shape: GenericSchema<unknown, T>,
  none: Record<string, T> = {},
): Fact<T> {
  const index = answers.findIndex(({ origin }) => origin.operation === operation)
  const answer = answers[index]
  if (answer === undefined) return unknown('not-recorded', permission)
  if ('body' in answer) return decode(shape, answer.body, [index])
  const value = Object.hasOwn(none, answer.error) ? none[answer.error] : undefined
  return value === undefined ? unknown(reasonOf(answer.error), permission) : known(value, [index])
}

/** One page of a list; `next` is the provider's word for where the rest begins. */
export interface Page<T> {
  items: T[]
  next?: string | undefined
}

/** All pages of a list. It is known only if every page was read, the last one included; "none" needs that. */
export function askPages<T>(
  answers: readonly Answer[],
  { operation, permission }: Call,
  shape: GenericSchema<unknown, Page<T>>,
): Fact<T[]> {
  const indices = answers.flatMap(({ origin }, index) => (origin.operation === operation ? [index] : []))
  const pages = indices.map((index) => ask(answers.slice(index), { operation, permission }, shape))
  const gap = pages.find((page) => page.state === 'unknown') ?? pages.find((page) => page.state === 'partial')
  const items = pages.flatMap((page) => (page.state === 'unknown' ? [] : page.value.items))
  const last = pages.at(-1)
  if (last === undefined) return unknown('not-recorded', permission)
  if (gap !== undefined) return items.length === 0 && gap.state === 'unknown' ? gap : partialAs(items, gap, indices)
  const more = last.state !== 'unknown' && last.value.next !== undefined
  return more ? partial(items, 'not-recorded', indices, permission) : known(items, indices)
}

/** A call that was made several times, of one thing after another: what each told. */
export const askedEach = <T>(
  answers: readonly Answer[],
  { operation, permission }: Call,
  shape: GenericSchema<unknown, T>,
): [Fact<T>, ...Fact<T>[]] => {
  const [first, ...rest] = answers.flatMap((answer, index) => {
    if (answer.origin.operation !== operation) return []
    const told = ask([answer], { operation, permission }, shape)
    return [told.state === 'unknown' ? told : { ...told, from: [index] }]
  })
  return [first ?? unknown('not-recorded', permission), ...rest]
}
