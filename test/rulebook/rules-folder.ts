// Files for tests of reading: a config from its text, a copy of the rules with one change in it.
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as assert from 'uvu/assert'
import { type ExplainedError, isExplained } from '../../src/model/errors.ts'
import { loadRules } from '../../src/rulebook/load-rules.ts'
import { scratch } from '../scratch.ts'

export const rulesFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'rules')

export function fileOf(content: string | Uint8Array, name = 'ringfence.yaml'): string {
  const path = join(scratch(), name)
  writeFileSync(path, content)
  return path
}

/** The rules with one text of one file replaced; a text that is not there is a mistake of the test. */
export function rulesWith(file: string, before: string | RegExp, after: string): string {
  const folder = join(scratch(), 'rules')
  cpSync(rulesFolder, folder, { recursive: true })
  const text = readFileSync(join(folder, file), 'utf8')
  const changed = text.replace(before, () => after)
  if (changed === text) throw new Error(`${file} holds no ${String(before)}`)
  writeFileSync(join(folder, file), changed)
  return folder
}

/** The error that a person would be shown. Anything but an explained one is thrown on. */
export async function refusalOf(attempt: Promise<unknown>): Promise<ExplainedError> {
  try {
    await attempt
  } catch (error) {
    if (isExplained(error)) return error
    throw error
  }
  throw new Error('nothing was refused')
}

/** The rules with one text replaced are refused, at the text `at` of the changed file and with this message. */
export async function refusedWith(
  file: string,
  { before, after, at, message }: { before: string | RegExp; after: string; at: string; message: RegExp },
): Promise<void> {
  const folder = rulesWith(file, before, after)
  const error = await refusalOf(loadRules(folder))
  assert.is(error.kind, 'data')
  assert.is(error.explanation.where, `rules/${file}:${placeOf(readFileSync(join(folder, file), 'utf8'), at)}`)
  assert.match(error.message, message)
}

/** Line and column of a text inside another, as an editor counts them. */
export function placeOf(text: string, part: string): string {
  const before = text.slice(0, text.indexOf(part)).split('\n')
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`
}
