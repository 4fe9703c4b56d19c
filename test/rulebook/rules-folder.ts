// Files for tests of reading: a config from its text, a copy of the rules with one change in it.
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ExplainedError, isExplained } from '../../src/model/errors.ts'
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

/** Line and column of a text inside another, as an editor counts them. */
export function placeOf(text: string, part: string): string {
  const before = text.slice(0, text.indexOf(part)).split('\n')
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`
}
