// Files that cannot be read in full: each is refused by name, nothing is written, and nothing of them is quoted.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../scratch.ts'
import { read } from './ringfence.ts'
import { demo, filesIn, items, saved, scanOf, snapshotOf } from './saved-estate.ts'

const test = suite('cli/bad input')

const whole = snapshotOf(items)
const packed = gzipSync(whole)
const flipped = (at: number): Uint8Array => packed.map((byte, index) => (index === at ? byte ^ 0xff : byte))
const arm = read(demo, 'azure/storage-accounts.json')
const history = JSON.stringify({ fileVersion: '1.0', configurationItems: items })
const refusal = { error: { code: 'AuthorizationFailed', message: 'The client does not have authorization' } }

const files: [name: string, content: string | Uint8Array, why: RegExp][] = [
  ['cut.json.gz', packed.subarray(0, packed.length / 2), /cut off/],
  ['cut-by-one-byte.json.gz', packed.subarray(0, -1), /cut off/],
  ['damaged.json.gz', flipped(1000), /damaged/],
  ['damaged-sum.json.gz', flipped(packed.length - 6), /damaged/],
  ['two-in-one.json.gz', Buffer.concat([packed, Buffer.from('more than a header')]), /gzip data/],
  ['text.json', 'hello', /not JSON/],
  ['page.json', '<!doctype html><title>Sign in</title>', /not JSON/],
  ['wide.json', Buffer.from(whole, 'utf16le'), /not JSON/],
  ['empty.json', '', /empty/],
  ['packed-emptiness.json.gz', gzipSync(''), /empty/],
  ['cut.json', whole.slice(0, -1), /ends in the middle/],
  ['cut-arm.json', arm.slice(0, 4000), /ends in the middle/],
  ['package.json', '{"name": "x", "version": "1.0.0"}', /no plan, no AWS Config snapshot and no saved/],
  ['terraform.tfstate', '{"version": 4, "resources": []}', /no plan, no AWS Config snapshot and no saved/],
  ['history.json', history, /Config history/],
  ['refusal.json', JSON.stringify(refusal), /refusal of a request/],
  ['page-and-refusal.json', JSON.stringify({ value: [], ...refusal }), /refusal of a request/],
  ['deep.json', `{"value": [${'['.repeat(100_000)}${']'.repeat(100_000)}]}`, /nested deeper/],
]
for (const [name, content, why] of files) {
  test(`exit 2, nothing written: ${name} among good files`, async () => {
    const folder = scratch()
    saved('a-good-one.json', whole, folder)
    await refused(saved(name, content, folder), folder, why)
  })
}

/** `from` is what was asked for, `named` what the message has to tell. */
async function refused(named: string, from: string, why: RegExp): Promise<void> {
  const { code, stdout, stderr, cwd } = await scanOf(from)
  assert.is(code, 2, stderr)
  assert.ok(stderr.startsWith(`ringfence: ${named}: `), stderr)
  assert.match(stderr, why)
  assert.is(stderr.split('\n').length, 2, 'one line')
  assert.not.match(stderr, /Sign in|hello|authorization/, 'content is quoted')
  assert.is(stdout, '')
  assert.equal(filesIn(cwd), [])
}

const folder = scratch()
mkdirSync(join(folder, 'snapshot.json'))
const paths: [name: string, path: string, why: RegExp][] = [
  ['a folder that is not there', join(folder, 'nowhere'), /no such file/],
  ['a folder called like a file', join(folder, 'snapshot.json'), /holds no file/],
  ['a path through a file', join(saved('file.json', whole, folder), 'inner.json'), /part of the path is a file/],
  ['a device', '/dev/null', /neither a file nor a folder/],
]
for (const [name, path, why] of paths) {
  test(`exit 2, nothing written: ${name}`, () => refused(path, path, why))
}

test('the same files without the bad ones are read', async () => {
  const { code, stderr, cwd } = await scanOf(saved('snapshot.json.gz', packed))
  assert.is(code, 0, stderr)
  assert.is(filesIn(cwd).length, 16)
})

test.run()
