// A packed file is unpacked by its content and read to its end, or it is an error.
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fileBytes } from '../../../src/sources/snapshot/file-bytes.ts'
import { collect, saved } from './saved-files.ts'
import { thrown } from './thrown.ts'

const test = suite('sources/snapshot/file-bytes')
const text = 'patient records '.repeat(20_000)
const packed = gzipSync(text)

const read = (content: string | Uint8Array, name = 'file') =>
  saved({ [name]: content }, async (dir) => Buffer.concat(await collect(fileBytes(join(dir, name)))).toString())

const whole: [name: string, content: string | Uint8Array, file: string, expected: string][] = [
  ['plain', text, 'file.gz', text],
  ['packed', packed, 'file.json', text],
  ['packed in two parts', Buffer.concat([packed, packed]), 'file', text + text],
  ['empty', '', 'file', ''],
  ['one byte', 'a', 'file', 'a'],
]
for (const [name, content, file, expected] of whole) {
  test(`${name}, called ${file}`, async () => assert.ok((await read(content, file)) === expected))
}

const flipped = Buffer.from(packed)
flipped[packed.length - 6] = (flipped[packed.length - 6] ?? 0) ^ 1 // in the checksum
const broken: [name: string, content: Uint8Array, why: string][] = [
  ['cut off', packed.subarray(0, -20), 'its gzip data is cut off'],
  ['cut off in its last byte', packed.subarray(0, -1), 'its gzip data is cut off'],
  ['cut off in its second part', Buffer.concat([packed, packed.subarray(0, 40)]), 'its gzip data is cut off'],
  ['with a wrong checksum', flipped, 'its gzip data is damaged'],
  ['followed by text', Buffer.concat([packed, Buffer.from('junk')]), 'its gzip data is damaged'],
  ['followed by padding', Buffer.concat([packed, Buffer.alloc(9)]), 'something follows the end of the gzip data'],
  [
    'followed by padding of many pieces',
    Buffer.concat([packed, Buffer.alloc(500_000)]),
    'something follows the end of the gzip data',
  ],
  ['only the first two bytes of gzip', packed.subarray(0, 2), 'its gzip data is cut off'],
]
for (const [name, content, why] of broken) {
  test(`${name}: an error`, async () => {
    const { kind, explanation } = await thrown(read(content))
    assert.equal([kind, explanation.why], ['data', why])
  })
}

test('a path with nothing there is an error of the path', async () => {
  const { kind, explanation } = await thrown(saved({}, (dir) => collect(fileBytes(join(dir, 'gone')))))
  assert.equal([kind, explanation.why], ['usage', 'there is no such file or folder'])
})

test.run()
