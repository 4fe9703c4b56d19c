// A room imports itself, model and runtime; model imports itself alone; only cli wires the others together.
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('boundaries')
const source = join(import.meta.dirname, '../src')

/** `from './x'` (import and export), a bare `import './x'`, `import('./x')`, `require('./x')`, and what those cannot name in advance. */
const specifiers =
  /\b(?:from|import|require)\s*(?:\(\s*)?(['"`])(?<named>[^'"`\n]+)\1|\bimport\s*\(\s*(?<computed>[^'"`)\s][^)\n]*)/g

function forbidden(file: string, text: string): string[] {
  const room = file.split('/')[0]
  return [...text.matchAll(specifiers)].flatMap(({ groups }) => {
    const to = groups?.['named'] ?? ''
    if (to === '' || to.includes('${')) return [`${file} imports what only its run can tell`]
    if (!to.startsWith('.')) return room === 'model' ? [`${file} imports ${to}`] : []
    const target = posix.join(posix.dirname(file), to).split('/')[0]
    const allowed =
      room === 'cli'
        ? target !== '..'
        : target === room || (room !== 'model' && (target === 'model' || target === 'runtime'))
    return allowed ? [] : [`${file} imports ${to}`]
  })
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'))

test('no file of src crosses a boundary', () => {
  assert.ok(files.length > 50, `only ${files.length} files were found`)
  assert.equal(
    files.flatMap((file) => forbidden(file, readFileSync(join(source, file), 'utf8'))),
    [],
  )
})

const crossings: [file: string, text: string][] = [
  ['estate/places.ts', "import { judge } from '../evaluate/judge.ts'"],
  ['estate/places.ts', "import type { Judge } from '../evaluate/judge.ts'"],
  ['estate/places.ts', 'import {\n  judge,\n} from "../evaluate/judge.ts"'],
  ['estate/places.ts', "import * as judge from '../evaluate/judge.ts'"],
  ['estate/places.ts', "import '../evaluate/judge.ts'"],
  ['estate/places.ts', "export { judge } from '../evaluate/judge.ts'"],
  ['estate/places.ts', "export * from '../evaluate/judge.ts'"],
  ['estate/places.ts', "const { judge } = await import('../evaluate/judge.ts')"],
  ['estate/places.ts', 'const { judge } = await import(`../evaluate/judge.ts`)'],
  ['estate/places.ts', "type Judge = import('../evaluate/judge.ts').Judge"],
  ['estate/places.ts', 'await import(`../${room}/judge.ts`)'],
  ['estate/places.ts', 'await import(room)'],
  ['estate/places.ts', "const judge = require('../evaluate/judge.ts')"],
  ['normalize/aws/s3.ts', "import { places } from '../../estate/places.ts'"],
  ['estate/places.ts', "import { main } from '../cli/main.ts'"],
  ['runtime/pace.ts', "import { judge } from '../evaluate/judge.ts'"],
  ['model/fact.ts', "import { now } from '../runtime/clock.ts'"],
  ['model/fact.ts', "import { readFileSync } from 'node:fs'"],
  ['cli/scan.ts', "import { bundle } from '../../scripts/bundle.ts'"],
]
for (const [file, text] of crossings)
  test(`caught in ${file}: ${text.replaceAll('\n', ' ')}`, () => assert.is(forbidden(file, text).length, 1))

const paths: [file: string, text: string][] = [
  ['normalize/aws/s3.ts', "import { decode } from '../decode.ts'"],
  ['normalize/aws/s3.ts', "import { known } from '../../model/fact.ts'"],
  ['sources/aws/s3.ts', "import { pace } from '../../runtime/pace.ts'"],
  ['sources/aws/s3.ts', "const sdk = await import('@aws-sdk/client-s3')"],
  ['model/law.ts', "import type { Fact } from './fact.ts'"],
  ['cli/scan.ts', "import { judge } from '../evaluate/judge.ts'"],
]
for (const [file, text] of paths) test(`free in ${file}: ${text}`, () => assert.equal(forbidden(file, text), []))

test.run()
