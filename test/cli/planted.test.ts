// The core of the planted estate, scanned as a user would: every planted violation and copy, no other, and the same after kill -9.
import { dirname } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compared } from '../planted/compare.ts'
import { core, plantEstate } from '../planted/index.ts'
import { differing, scanned, scannedTwice } from '../planted/scanning.ts'
import { truthOf } from '../planted/truth.ts'
import { withMoto } from '../servers/moto.ts'
import { ringfence } from './ringfence.ts'

const test = suite('cli/planted')

await withMoto(
  test,
  async ({ endpoint }) => {
    const book = await plantEstate(endpoint, core)
    const { code, stderr, out, calls } = await scanned(endpoint, book)
    const truth = truthOf(book, { whole: false })

    test('what is planted is found, and nothing else', () => {
      assert.is(code, 3, stderr) // a partner's bucket is closed to us
      const { stores, violations, copies } = compared(out, truth, book)
      const nothing = { missed: [], extra: [] }
      assert.equal(stores, nothing)
      const planted = truth.violations.length
      assert.ok(planted > 20)
      assert.equal(violations, { ...nothing, planted, found: planted, precision: 1, recall: 1 })
      assert.equal(copies, nothing)
    })

    test('its evidence is as it was written, and the same policy says the same of it again', async () => {
      const ended = await ringfence(['verify', 'out', '--replay'], { cwd: dirname(out) })
      assert.is(ended.code, 0, ended.stdout)
    })

    test('two accounts, and a bucket of the one that replicates into the other', () => {
      const copy = truth.copies.find((row) => row.startsWith('bucket year-end |'))
      assert.match(copy ?? '', 'bucket year-end-archive | same-owner | pass')
    })

    test('what is found and was not planted is told, and what was planted and is not found', () => {
      const [first = '', ...violations] = truth.violations
      const [row = '', ...copies] = truth.copies
      const found = compared(out, { violations: [...violations, 'bucket none: enc.at-rest'], copies }, book)
      assert.equal([found.violations.missed, found.violations.extra], [['bucket none: enc.at-rest'], [first]])
      assert.equal(found.copies, { missed: [], extra: [row] })
      assert.ok(found.violations.precision < 1 && found.violations.recall < 1)
    })

    test('kill -9 in the middle, gone on with: the same bytes', async () => {
      const twice = await scannedTwice(endpoint, book, Math.round(calls / 2))
      assert.is(twice.signal, 'SIGKILL')
      assert.is(twice.code, code, twice.stderr)
      assert.equal(differing(out, twice.out), [])
    })
  },
  { apart: true },
)

test.run()
