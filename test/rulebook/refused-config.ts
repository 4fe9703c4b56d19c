// Tries a config with one thing in it changed: what is wrong must be told where it stands.
import * as assert from 'uvu/assert'
import { loadConfig } from '../../src/rulebook/load-config.ts'
import { everything } from './config-samples.ts'
import { fileOf, placeOf, refusalOf } from './rules-folder.ts'
import { sampleControls, sampleRules } from './sample-rules.ts'

/** Name, the text that is changed, what it becomes, with `§` before the part that is at fault, and the words. */
export type Refused = [name: string, before: string, after: string, words: RegExp]

export async function assertRefused([, before, after, words]: Refused): Promise<void> {
  const marked = everythingBut(before, after)
  const error = await refusalOf(loadConfig(fileOf(marked.replace('§', '')), sampleRules, sampleControls))
  assert.is(error.kind, 'usage')
  assert.match(error.message, words)
  assert.is(error.explanation.where, `ringfence.yaml:${placeOf(marked, '§')}`, error.message)
}

/** A text that stands there more than once, or never, is a mistake of the test. */
export function everythingBut(before: string, after: string): string {
  if (everything.split(before).length !== 2) throw new Error(`not once: ${before}`)
  return everything.replace(before, () => after)
}
