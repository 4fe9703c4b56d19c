// Output files are whole or absent, and what stopped one is told with its path.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { exitStatusOf, isExplained } from '../../src/model/errors.ts'
import { claimOutput, prepareOutput, writeOutput } from '../../src/runtime/output.ts'

const test = suite('runtime/output')

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-output-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => assert.unreachable('nothing was refused'),
    (error: unknown) => error,
  )
}

test('the text arrives whole, and alone', () =>
  inFolder(async (folder) => {
    await writeOutput(join(folder, 'a.csv'), ['one', 'two ä', ''])
    assert.is(readFileSync(join(folder, 'a.csv'), 'utf8'), 'onetwo ä')
    assert.equal(readdirSync(folder), ['a.csv'])
  }))

test('a file of no rows is a file', () =>
  inFolder(async (folder) => {
    await writeOutput(join(folder, 'a.ndjson'), [])
    assert.is(readFileSync(join(folder, 'a.ndjson'), 'utf8'), '')
  }))

test('nothing stands under the final name until all is written, and an older file stands until then', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'a.csv')
    writeFileSync(path, 'old')
    async function* rows() {
      yield 'new'
      assert.is(readFileSync(path, 'utf8'), 'old')
      yield ' rows'
    }
    await writeOutput(path, rows())
    assert.is(readFileSync(path, 'utf8'), 'new rows')
  }))

test('the maker of rows waits for the disk', () =>
  inFolder(async (folder) => {
    let made = 0
    let furthest = 0
    const chunk = 'x'.repeat(1 << 20)
    function* rows() {
      for (; made < 64; made++) yield chunk
    }
    const finished = writeOutput(join(folder, 'a.csv'), rows())
    await new Promise((resolve) => setImmediate(resolve))
    furthest = made
    await finished
    assert.is(made, 64)
    assert.ok(furthest < 40, `${furthest} of 64 pieces were made before the first was written`)
  }))

test('a report that throws is our bug: the error is its own, and no file is left', () =>
  inFolder(async (folder) => {
    function* rows() {
      yield 'one'
      throw new TypeError('a bug')
    }
    const error = await refusal(writeOutput(join(folder, 'a.csv'), rows()))
    assert.is(exitStatusOf(error), 70)
    assert.match(String(error), /a bug/)
    assert.equal(readdirSync(folder), [])
  }))

const obstacles: [name: string, prepare: (folder: string) => string, why: RegExp, left: string[]][] = [
  ['the folder is gone', (folder) => join(folder, 'gone', 'a.csv'), /the directory is gone/, []],
  [
    'a part of the path is a file',
    (folder) => (writeFileSync(join(folder, 'file'), ''), join(folder, 'file', 'a.csv')),
    /a part of the path is a file/,
    ['file'],
  ],
  [
    'a folder is in the way',
    (folder) => (mkdirSync(join(folder, 'a.csv')), join(folder, 'a.csv')),
    /a directory of that name is in the way/,
    ['a.csv'],
  ],
]
for (const [name, prepare, why, left] of obstacles) {
  test(`${name}: exit 5, and nothing unfinished is left`, () =>
    inFolder(async (folder) => {
      const path = prepare(folder)
      const error = await refusal(writeOutput(path, ['one']))
      assert.ok(isExplained(error))
      assert.is(exitStatusOf(error), 5)
      assert.is(error.explanation.where, path)
      assert.match(error.explanation.why, why)
      assert.equal(readdirSync(folder), left)
    }))
}

test('a disk that fills in the middle: exit 5, and an older file is untouched', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'a.csv')
    writeFileSync(path, 'old')
    const script = `
      process.on('SIGXFSZ', () => {}) // by default the signal would end the process
      const { writeOutput } = await import(${JSON.stringify(new URL('../../src/runtime/output.ts', import.meta.url).href)})
      await writeOutput(${JSON.stringify(path)}, Array.from({ length: 64 }, () => 'x'.repeat(65536))).catch((error) => {
        console.log(error.kind, error.explanation.why)
      })`
    const { stdout } = spawnSync('sh', [
      '-c',
      'ulimit -f 256; exec "$0" --input-type=module -e "$1"',
      process.execPath,
      script,
    ])
    assert.is(stdout.toString(), 'output the file would be larger than is allowed here\n')
    assert.equal(readdirSync(folder), ['a.csv'])
    assert.is(readFileSync(path, 'utf8'), 'old')
  }))

test('a link under the final name is replaced, and not followed', () =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'elsewhere'), 'precious')
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'a.csv'))
    await writeOutput(join(folder, 'a.csv'), ['new'])
    assert.is(readFileSync(join(folder, 'elsewhere'), 'utf8'), 'precious')
  }))

test('an output directory is made, parents and all, and an empty one is taken', () =>
  inFolder(async (folder) => {
    await prepareOutput(join(folder, 'a', 'b'))
    await prepareOutput(join(folder, 'a', 'b'))
    assert.equal(readdirSync(join(folder, 'a')), ['b'])
  }))

test('a directory with anything in it is refused: exit 2', () =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, '.hidden'), '')
    const error = await refusal(prepareOutput(folder))
    assert.is(exitStatusOf(error), 2)
    assert.match(String(error), /not empty/)
  }))

test('of two that found a directory empty at once, one has it: exit 2 for the other', () =>
  inFolder(async (folder) => {
    await Promise.all([prepareOutput(folder), prepareOutput(folder)])
    const claims = await Promise.allSettled([claimOutput(folder, 'mine'), claimOutput(folder, 'mine')])
    const [error, ...more] = claims.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    assert.is(exitStatusOf(error), 2)
    assert.match(String(error), /not empty/)
    assert.equal(more, [])
    assert.is(exitStatusOf(await refusal(claimOutput(join(folder, 'nowhere'), 'mine'))), 5)
  }))

test('a file where the directory should be: exit 5', () =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'file'), '')
    assert.is(exitStatusOf(await refusal(prepareOutput(join(folder, 'file')))), 5)
    assert.is(exitStatusOf(await refusal(prepareOutput(join(folder, 'file', 'deeper')))), 5)
  }))

test.run()
