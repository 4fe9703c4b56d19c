// What is said of a file does not depend on the pieces that it comes in, and counts what its readers would count.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { csvHead, csvRows } from '../../src/reports/csv.ts'
import { merkleTree } from '../../src/evidence/merkle.ts'
import { sealing } from '../../src/evidence/seal.ts'

const test = suite('evidence/seal')

function sealOf(path: string, ...pieces: (string | Uint8Array)[]) {
  const file = sealing(path)
  for (const piece of pieces) file.take(piece)
  return file.seal()
}

function rootOf(...records: string[]): string {
  const tree = merkleTree()
  for (const record of records) tree.leaf(Buffer.from(record))
  return tree.root()
}

test('lines of NDJSON', () => {
  const text = '{"a":1}\n{"b":"é"}\n'
  assert.equal(sealOf('findings.ndjson', text), {
    path: 'findings.ndjson',
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
    records: 2,
    merkleRoot: rootOf('{"a":1}', '{"b":"é"}'),
  })
})

test('rows of a table: the header is none, and a cell may have line ends', () => {
  const { records, merkleRoot } = sealOf('findings.csv', 'id,name\r\n1,"two\r\nlines, ""quoted"""\r\n2,plain\r\n')
  assert.is(records, 2)
  assert.is(merkleRoot, rootOf('1,"two\r\nlines, ""quoted"""', '2,plain'))
})

test('a file of any other kind has no records', () =>
  assert.equal(Object.keys(sealOf('summary.json', '{}\n')), ['path', 'bytes', 'sha256']))

test('what follows the last line end is counted', () =>
  assert.equal(
    [sealOf('a.ndjson', '1\n2').records, sealOf('a.csv', 'h\r\n1\r\n"2').records, sealOf('a.ndjson', '').records],
    [2, 2, 0],
  ))

test('however it is cut into pieces', () =>
  fc.assert(
    fc.property(
      fc.constantFrom('a.ndjson', 'a.csv', 'a.json'),
      fc.string({ unit: fc.constantFrom('a', 'é', '"', '\r', '\n', ',', '\r\n') }),
      fc.array(fc.nat(40)),
      (path, text, cuts) => {
        const bytes = Buffer.from(text)
        const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b), bytes.length]
        const pieces = at.slice(1).map((end, index) => bytes.subarray(at[index], end))
        assert.equal(sealOf(path, ...pieces), sealOf(path, text))
      },
    ),
  ))

test('tables count as many rows as were written, whatever is in them', () =>
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', '"', '\r', '\n', ',', '\r\n', "'", '=') })),
      (cells) => {
        const columns = [['cell', (cell: string) => cell]] as const
        assert.is(sealOf('a.csv', csvHead(columns), csvRows(columns, cells)).records, cells.length)
      },
    ),
  ))

test('a buffer that its reader uses again leaves nothing behind', () => {
  const buffer = Buffer.from('one\ntw')
  const file = sealing('a.ndjson')
  file.take(buffer)
  buffer.write('o\nfour')
  file.take(buffer.subarray(0, 2))
  assert.is(file.seal().merkleRoot, rootOf('one', 'two'))
})

test.run()
