// The same files in the same order on every machine, each once, and no way to walk for ever.
import { execFileSync } from 'node:child_process'
import { mkdir, symlink } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { filesUnder } from '../../../src/sources/snapshot/files-under.ts'
import { type Files, saved } from './saved-files.ts'
import { thrown } from './thrown.ts'

const test = suite('sources/snapshot/files-under')
const estate = {
  'b.json': '',
  'a/z.json': '',
  'a/A.json': '',
  '.hidden': '',
  'a/.git/config': '',
  'a/ConfigWritabilityCheckFile': '',
}

const found = (files: Files, paths: string[], prepare: (dir: string) => Promise<unknown> = async () => {}) =>
  saved(files, async (dir) => {
    await prepare(dir)
    return (await filesUnder(paths.map((path) => join(dir, path)))).map((file) => relative(dir, file))
  })

const walks: [name: string, paths: string[], expected: string[]][] = [
  ['a folder is walked by name, without what is hidden or no answer', ['.'], ['a/A.json', 'a/z.json', 'b.json']],
  ['paths keep the order they were given in', ['b.json', 'a'], ['b.json', 'a/A.json', 'a/z.json']],
  ['a file that two paths lead to is read once', ['a/z.json', '.'], ['a/z.json', 'a/A.json', 'b.json']],
  ['a hidden file that was named is read', ['.hidden'], ['.hidden']],
]
for (const [name, paths, expected] of walks) test(name, async () => assert.equal(await found(estate, paths), expected))

test('a link to a file that is there already is not read again', async () => {
  assert.equal(await found(estate, ['.'], (dir) => symlink('b.json', join(dir, 'c.json'))), [
    'a/A.json',
    'a/z.json',
    'b.json',
  ])
})

const refused: [name: string, prepare: (dir: string) => Promise<unknown>, why: string][] = [
  ['a link back up', (dir) => symlink('..', join(dir, 'a/up')), 'the link leads back into a folder above it'],
  ['a link to itself', (dir) => symlink('self', join(dir, 'a/self')), 'its symbolic links lead round in a circle'],
  ['a link to nothing', (dir) => symlink('nowhere', join(dir, 'a/gone')), 'there is no such file or folder'],
  ['a pipe', async (dir) => execFileSync('mkfifo', [join(dir, 'a/pipe')]), 'it is neither a file nor a folder'],
]
for (const [name, prepare, why] of refused) {
  test(`${name} is an error that names it`, async () => {
    const { kind, explanation } = await thrown(found(estate, ['.'], prepare))
    assert.equal([kind, explanation.why], ['usage', why])
    assert.match(explanation.where, /\/a\/(up|self|gone|pipe)$/)
  })
}

test('a folder without files is an error', async () => {
  const { explanation } = await thrown(found({}, ['empty'], (dir) => mkdir(join(dir, 'empty'))))
  assert.is(explanation.why, 'the folder holds no file')
})

test('a path that is not there is an error', async () => {
  assert.is((await thrown(found(estate, ['c.json']))).kind, 'usage')
})

test.run()
