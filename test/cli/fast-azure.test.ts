// `ringfence scan azure --fast` against the scan that asks: no verdict is better, exit 3, and the page says how to ask for the rest.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { plantedAzure } from '../planted/azure/index.ts'
import { scannedAzure } from '../planted/azure/scanning.ts'
import { complaintsAbout } from '../planted/azure/spoilt-run.ts'
import { scannedHere, sweptEstate } from '../planted/azure/sweep.ts'
import { findingsIn } from './ringfence.ts'

const test = suite('cli/fast azure')

test('nothing is better than where all was asked', async () => {
  const estate = sweptEstate()
  const [whole, fast] = [await scannedHere(estate), await scannedHere(estate, {}, { fast: true })]
  assert.equal(complaintsAbout('noticed', whole, fast), [])
})

test('a few calls, exit 3, the reason in each finding, and a way to know more', async () => {
  const { out, code, stderr, calls } = await scannedAzure(plantedAzure().estate, {}, ['--fast'])
  assert.is(code, 3, stderr)
  assert.is(calls, 13)
  const reasons = findingsIn(out)
    .filter(({ status }) => status === 'unknown')
    .map(({ reason }) => reason)
  assert.ok(reasons.filter((reason) => reason === 'not-asked').length > 500)
  assert.match(stderr, 'mend: scan without --fast')
  assert.not.match(stderr, 'mend: grant')
})

test.run()
