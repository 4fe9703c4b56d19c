// The shipped toolchain answers or refuses with a place to look at; whatever else happens to it is never an answer.
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isExplained } from '../../src/model/errors.ts'
import type { Diagnostic } from '../../src/rego/diagnostics.ts'
import { type RegoResult, runRego, shippedToolchain } from '../../src/rego/toolchain.ts'
import type { RegoVerb } from '../../src/rego/toolchain-answers.ts'
import { encrypted, exchanged, flags, rejection, withTree } from './policy-tree.ts'

const test = suite('rego/toolchain')

function refusal(result: RegoResult<RegoVerb>): Diagnostic {
  assert.not(result.ok, 'it was let through')
  const [first] = result.ok ? [] : result.diagnostics
  if (first === undefined) throw new Error('it was refused without a word')
  return first
}

test('what is sound is counted', () =>
  withTree({}, async (cwd) => {
    const result = await runRego('check', [...flags, 'policies'], { cwd })
    assert.equal(result, { ok: true, answer: { modules: 3 } })
  }))

const misspelt = exchanged(encrypted, 'atRest.enabled', 'atRest.enabeld')

const refused: [name: string, verb: RegoVerb, changes: Record<string, string>, expected: Diagnostic][] = [
  [
    'check refuses a misspelt path into the input',
    'check',
    misspelt,
    {
      file: encrypted,
      row: 14,
      col: 20,
      code: 'rego_type_error',
      message: 'undefined ref: input.facets.atRest.enabeld',
    },
  ],
  [
    'build refuses it too',
    'build',
    misspelt,
    {
      file: encrypted,
      row: 14,
      col: 20,
      code: 'rego_type_error',
      message: 'undefined ref: input.facets.atRest.enabeld',
    },
  ],
  [
    'check refuses a builtin that Wasm lacks',
    'check',
    { 'policies/lib/now.rego': 'package lib.now\n\nday := time.now_ns()\n' },
    {
      file: 'policies/lib/now.rego',
      row: 3,
      col: 8,
      code: 'rego_type_error',
      message: 'undefined function time.now_ns',
    },
  ],
  [
    'test refuses it too, even in a test',
    'test',
    { 'policies/lib/now_test.rego': 'package lib.now_test\n\ntest_day if time.now_ns() > 0\n' },
    {
      file: 'policies/lib/now_test.rego',
      row: 3,
      col: 13,
      code: 'rego_type_error',
      message: 'undefined function time.now_ns',
    },
  ],
  [
    'build is strict: an unused import is refused',
    'build',
    { 'policies/lib/idle.rego': 'package lib.idle\n\nimport data.lib.must\n\nidle := 1\n' },
    {
      file: 'policies/lib/idle.rego',
      row: 3,
      col: 1,
      code: 'rego_compile_error',
      message: 'import data.lib.must unused',
    },
  ],
  [
    'what is no Rego is refused where it stops being Rego',
    'check',
    { 'policies/lib/broken.rego': 'package lib.broken\n\nx := := 1\n' },
    { file: 'policies/lib/broken.rego', row: 3, col: 6, code: 'rego_parse_error', message: 'unexpected assign token' },
  ],
]

for (const [name, verb, changes, expected] of refused) {
  test(name, () =>
    withTree(changes, async (cwd) => {
      const found = refusal(
        await runRego(verb, verb === 'test' ? [...flags.slice(0, 2), 'policies'] : [...flags, 'policies'], { cwd }),
      )
      assert.equal({ ...found, message: found.message.slice(0, expected.message.length) }, expected)
    }),
  )
}

test('a folder without Rego is refused, not found sound', () =>
  withTree({ 'empty/readme.md': '' }, async (cwd) => {
    assert.match(refusal(await runRego('check', ['empty'], { cwd })).message, 'no Rego file in empty')
    assert.match(refusal(await runRego('check', [], { cwd })).message, 'no path was given')
  }))

test('fmt names what is not formatted, and rewrites it when asked', () =>
  withTree({ 'policies/lib/wide.rego': 'package lib.wide\nx  :=  1\n' }, async (cwd) => {
    const named = { ok: true, answer: { changed: ['policies/lib/wide.rego'] } }
    assert.equal(await runRego('fmt', ['policies'], { cwd }), named)
    assert.equal(await runRego('fmt', ['-write', 'policies'], { cwd }), named)
    assert.is(await readFile(join(cwd, 'policies/lib/wide.rego'), 'utf8'), 'package lib.wide\n\nx := 1\n')
  }))

test('test tells passed, failed and broken tests apart, in the order of the file', () => {
  const text = 'package t_test\n\ntest_a if true\n\ntest_b if false\n\ntest_c if 1 / 0 == 1\n\ntodo_test_d if true\n'
  return withTree({ 't_test.rego': text }, async (cwd) => {
    const result = await runRego('test', ['t_test.rego'], { cwd })
    if (!result.ok) throw new Error('the tests did not compile')
    assert.equal(
      result.answer.results.map(({ file, row, name, status }) => [file, row, name, status]),
      [
        ['t_test.rego', 3, 'test_a', 'pass'],
        ['t_test.rego', 5, 'test_b', 'fail'],
        ['t_test.rego', 7, 'test_c', 'error'],
        ['t_test.rego', 9, 'todo_test_d', 'skip'],
      ],
    )
  })
})

test('an answer longer than a pipe holds arrives whole', () => {
  const text = `# METADATA\n# entrypoint: true\npackage long\n\nx := "${'a'.repeat(200_000)}"\n`
  return withTree({ 'long.rego': text }, async (cwd) => {
    const result = await runRego('build', ['long.rego'], { cwd })
    if (!result.ok) throw new Error('the policy did not compile')
    const wasm = Buffer.from(result.answer.wasm, 'base64')
    assert.is(wasm.subarray(0, 4).toString('latin1'), '\0asm')
    assert.ok(wasm.includes('a'.repeat(200_000)))
  })
})

/** The shipped files, with one of them spoilt. */
const spoilt = (file: string, spoil: (bytes: Buffer) => Uint8Array | string): Promise<Error> =>
  withTree({}, async (cwd) => {
    for (const shipped of ['rego.json', 'rego.wasm.br'])
      await copyFile(join(shippedToolchain, shipped), join(cwd, shipped))
    await writeFile(join(cwd, file), spoil(await readFile(join(cwd, file))))
    return rejection(runRego('check', ['policies'], { cwd, dist: cwd }))
  })

test('a toolchain that is not the one on record does not run', async () => {
  const errors = [
    await spoilt('rego.json', (bytes) => bytes.toString().replace(/"sha256": "\w+"/, `"sha256": "${'0'.repeat(64)}"`)),
    await spoilt('rego.json', (bytes) => bytes.toString().replace(/"bytes": \d+/, '"bytes": 1000000')),
    await spoilt('rego.wasm.br', (bytes) => bytes.subarray(0, 1_000_000)),
  ]
  for (const error of errors) {
    assert.ok(isExplained(error) && error.kind === 'policy', error.message)
    assert.match(error.message, /rego\.wasm\.br.*npm run toolchain/s)
  }
  assert.match(errors[0]?.message ?? '', /has the digest [0-9a-f]{64}, its record says/)
})

test('a toolchain that does not end is ended', () =>
  withTree({}, async (cwd) => {
    const error = await rejection(runRego('check', ['policies'], { cwd, told: 'mine', timeoutMs: 20 }))
    assert.match(error.message, 'mine: rego check had not ended after 0.02 s')
    assert.ok(isExplained(error) && error.kind === 'policy')
  }))

test('a wrong flag is our bug, not an answer', () =>
  withTree({}, async (cwd) => {
    const error = await rejection(runRego('check', ['-colour', 'policies'], { cwd }))
    assert.match(error.message, 'the Rego toolchain stopped with 2: flag provided but not defined')
    assert.not(isExplained(error))
  }))

test.run()
