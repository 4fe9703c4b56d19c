// Answers that Azure really gave, from a folder that is no part of the project.
import { existsSync, readFileSync } from 'node:fs'
import type { suite } from 'uvu'
import * as assert from 'uvu/assert'

const folder = process.env['AZURE_RECORDINGS'] ?? '../shared/recordings/azure'

/** Where there are none, a suite says so and checks nothing but that. */
export function withRecordings(test: ReturnType<typeof suite>): boolean {
  const isThere = existsSync(folder)
  if (!isThere)
    test('recordings', () => {
      console.log(`skipped: 1 suite of recorded Azure answers (no folder ${folder})`)
      assert.not(existsSync(folder))
    })
  return isThere
}

type Recording = { resource: { [name: string]: unknown; type: string }; status: number; body: object }

const read = (file: string) => JSON.parse(readFileSync(`${folder}/${file}.json`, 'utf8')) as Recording // `as`: the recorder's envelope

/** Of what was recorded as one resource. */
export const recorded = (file: string): Recording['resource'] => read(file).resource

/** Of what was recorded as a whole answer. */
export const answered = (file: string): Pick<Recording, 'status' | 'body'> => read(file)
