// A file is plain YAML and read whole, or it is refused with its place; nothing in it can end the process or hide.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readYaml } from '../../src/rulebook/yaml-file.ts'
import { scratch } from '../scratch.ts'
import { fileOf, refusalOf } from './rules-folder.ts'

const test = suite('rulebook/yaml-file')
const read = (content: string | Uint8Array) => readYaml(fileOf(content), 'f.yaml', 'usage')

test('Norway is a country, and a date, yes and on are text', async () => {
  const { value } = await read('- NO\n- no\n- 2026-11-23\n- yes\n- on\n')
  assert.equal(value, ['NO', 'no', '2026-11-23', 'yes', 'on'])
})

const refused: [name: string, content: string | Uint8Array, message: RegExp][] = [
  ['a key twice', 'a: 1\nb: 2\na: 3\n', /^f\.yaml:3:1: a key stands here twice/],
  ['a key twice in a flow map', 'x: { a: 1, a: 2 }\n', /^f\.yaml:1:12: a key stands here twice/],
  ['an open bracket', 'a: [1, 2\nb: 3\n', /^f\.yaml:2:1: this is no YAML/],
  ['a tab as indentation', 'a:\n\tb: 1\n', /^f\.yaml:2:1: this is no YAML/],
  ['two documents', 'a: 1\n---\nb: 2\n', /^f\.yaml:2:1: this is no YAML/],
  ['an alias', 'a: 1\nb: *a\n', /^f\.yaml:2:4: .*alias/],
  ['an anchor', 'a: &x 1\n', /^f\.yaml:1:\d+: an anchor/],
  ['an unknown tag', 'a: !env HOME\n', /^f\.yaml:1:4: this is no YAML/],
  ['binary data', 'a: !!binary aGVsbG8=\n', /^f\.yaml:1:\d+: a tag stands here/],
  ['a number as a key', 'a:\n  12: x\n', /^f\.yaml:2:3: a key here is no text/],
  ['a list as a key', '? [a]\n: 1\n', /^f\.yaml:1:3: a key here is no text/],
  ['a key that every object answers to', 'a: 1\nconstructor: 2\n', /^f\.yaml:2:1: "constructor" cannot be a key/],
  ['a key that changes what objects are', '__proto__: { version: 1 }\n', /^f\.yaml:1:1: "__proto__" cannot be a key/],
  ['a byte-order mark', '\ufeffversion: 1\n', /^f\.yaml:1:1: a byte-order mark stands here.*Save it without one/],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0]), /^f\.yaml:1:1: the file is no UTF-8 text/],
  ['bytes that are no text', Buffer.from('a: x\nb: \xff', 'latin1'), /^f\.yaml:2:4: the file is no UTF-8 text/],
  ['an accent of another encoding', Buffer.from('a: Sch\xf6n\n', 'latin1'), /^f\.yaml:1:7: the file is no UTF-8 text/],
  ['more than a megabyte', `# ${'x'.repeat(1024 * 1024)}\n`, /^f\.yaml: the file is too large/],
  ['brackets without end', '['.repeat(500_000), /^f\.yaml:1:500000: the file nests too deeply/],
  ['dashes without end', '- '.repeat(500_000), /^f\.yaml:1:999999: the file nests too deeply/],
]
for (const [name, content, message] of refused) {
  test(`refused: ${name}`, async () => {
    const error = await refusalOf(read(content))
    assert.is(error.kind, 'usage')
    assert.match(error.message, message)
  })
}

test('an alias bomb is refused before it grows', async () => {
  const bomb = Array.from({ length: 30 }, (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}]`)
  const error = await refusalOf(read(`l0: &l0 [x]\n${bomb.join('\n')}\n`))
  assert.match(error.message, /^f\.yaml:1:\d+: an anchor stands here/)
})

test('a file that is absent, and a folder in its place, are errors', async () => {
  const folder = join(scratch(), 'f.yaml')
  assert.match(
    (await refusalOf(readYaml(folder, 'f.yaml', 'data'))).message,
    /could not be read, because the system says ENOENT/,
  )
  mkdirSync(folder)
  assert.match((await refusalOf(readYaml(folder, 'f.yaml', 'data'))).message, /it is no file/)
})

test('a complaint stands at the value, at the key where that is at fault, and above what is not there', async () => {
  const file = await read('# note\na:\n  - { b: 1, c: 2 }\n  - x\nd:\n')
  const where = (path: (string | number)[], at?: 'key' | 'value') =>
    file.complain(path, { what: '', why: '', mend: '' }, at).where
  assert.is(where(['a', 0, 'c']), 'f.yaml:3:16')
  assert.is(where(['a', 0, 'c'], 'key'), 'f.yaml:3:13')
  assert.is(where(['a', 1]), 'f.yaml:4:5')
  assert.is(where(['a', 0, 'missing', 'deeper']), 'f.yaml:3:5')
  assert.is(where([]), 'f.yaml:2:1')
})

test.run()
