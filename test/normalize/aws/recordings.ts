// Answers that AWS really gave, recorded by others. Where they are not at hand, one test says so and checks nothing but that.
import { existsSync, readFileSync } from 'node:fs'
import type { suite } from 'uvu'
import * as assert from 'uvu/assert'

const folder = process.env['RECORDINGS'] ?? '../shared/recordings/aws'

export const read = (file: string): unknown => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'), asDate)

/** The recorder takes a date apart; the SDK would have handed out a Date. */
function asDate(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('__class__' in value)) return value
  const { year, month, day, hour, minute, second } = value as unknown as Record<string, number> // `as`: what the recorder wrote
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second))
}

/** What the SDK would have handed out. */
export const bodyOf = (file: string): { [name: string]: unknown } =>
  (read(file) as { data: { [name: string]: unknown } }).data // `as`: the recorder's envelope

/** One description out of a recorded listing, as a source hands it on. */
export function describedIn(file: string, list: string, id: string, name: string): unknown {
  const found = (bodyOf(file)[list] as { [name: string]: unknown }[]).find((one) => one[id] === name) // `as`: the field is a listing
  if (found === undefined) throw new Error(`${file}: no ${name}`)
  return found
}

export function withRecordings(test: ReturnType<typeof suite>, tests: () => void): void {
  if (existsSync(folder)) return tests()
  test('recordings', () => {
    console.log(`skipped: 1 suite of recorded answers (no folder ${folder})`)
    assert.not(existsSync(folder))
  })
}
