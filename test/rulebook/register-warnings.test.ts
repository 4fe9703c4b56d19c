// An entry that has ended, has not begun, lacks a document or was approved by its owner loads, and says so: its places fail by it.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { loadConfig } from '../../src/rulebook/load-config.ts'
import { registerWarnings } from '../../src/rulebook/register-warnings.ts'
import { everything } from './config-samples.ts'
import { everythingBut } from './refused-config.ts'
import { fileOf } from './rules-folder.ts'
import { sampleControls, sampleRules } from './sample-rules.ts'

const test = suite('rulebook/register-warnings')

const warningsOn = async (day: string, text = everything) =>
  registerWarnings(
    { bases: sampleRules.bases, config: await loadConfig(fileOf(text), sampleRules, sampleControls) },
    `${day}T12:00:00.000Z`,
  )

const undocumented =
  'ringfence.yaml:33:5: the entry "tr-2" lists no contract, notice, which lgpd.33-ii-b asks for, so its places fail'
const selfApproved = 'ringfence.yaml:33:5: the entry "tr-2" was approved by its owner, so its places fail'

test('on its only day an entry is in order', async () => {
  assert.equal(await warningsOn('2025-03-02'), [undocumented, selfApproved])
})

test('before its first day it has not begun', async () => {
  assert.equal(await warningsOn('2025-03-01'), [
    'ringfence.yaml:19:5: the entry "tr-1" begins only on 2025-03-02, so its places fail',
    'ringfence.yaml:33:5: the entry "tr-2" begins only on 2025-03-02, so its places fail',
    undocumented,
    selfApproved,
  ])
})

test('on the day after its last it has ended', async () => {
  assert.equal(await warningsOn('2025-03-03'), [
    'ringfence.yaml:19:5: the entry "tr-1" ended on 2025-03-02, so its places fail',
    undocumented,
    selfApproved,
  ])
})

test('a waiver that has ended lifts nothing', async () => {
  const told = async (day: string) => (await warningsOn(day)).filter((line) => line.includes('waiver'))
  assert.equal(await told('2027-01-31'), [])
  assert.equal(await told('2027-02-01'), [
    'ringfence.yaml:42:5: the waiver "w-1" ended on 2027-01-31, so what it lifted counts again',
    'ringfence.yaml:51:5: the waiver "w-2" ended on 2027-01-31, so what it lifted counts again',
  ])
})

test('a document that is listed is not missed', async () => {
  const text = everythingBut(
    'data: { people: [br] }',
    'data: { people: [br] }\n    documents: { contract: DOC-2, notice: N-1 }',
  )
  assert.equal(await warningsOn('2025-03-02', text), [selfApproved])
})

test.run()
