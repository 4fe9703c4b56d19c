// What no reader should have to check by eye: the length and first line of each source, and that no file tells of the machine it was made on.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('hygiene')
const root = join(import.meta.dirname, '..')

/** Tracked, or about to be. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((name) => name !== '' && existsSync(join(root, name)))

const text = (name: string): string => readFileSync(join(root, name), 'utf8')
const sources = files.filter((name) => /^src\/.*\.(ts|go)$/.test(name))

/** The comment that opens a file, below the line that names its interpreter. */
const opening = (source: string): string =>
  /^(?:#!.*\n)?((?:\/\/ .*\n)+)/
    .exec(source)?.[1]
    ?.replaceAll(/\n?\/\/ /g, ' ')
    .trim() ?? ''
const isOneSentence = (words: string): boolean => words.endsWith('.') && !/[.!?] [A-Z]/.test(words)

test('no source is longer than 400 lines', () => {
  assert.ok(sources.length > 50, `only ${sources.length} sources were found`)
  assert.equal(
    sources.filter((name) => text(name).split('\n').length > 401),
    [],
  )
})

test('every source opens with one sentence that says what it is for', () => {
  assert.equal(
    sources.filter((name) => name.endsWith('.ts') && !isOneSentence(opening(text(name)))),
    [],
  )
})

const openings: [source: string, one: boolean][] = [
  ['// Says what it is for.\nimport x\n', true],
  ['#!/usr/bin/env node\n// Says what it is for,\n// on two lines.\n', true],
  ['// Says what it is for. Then goes on.\n', false],
  ['// no end\n', false],
  ['import x\n// Comes too late.\n', false],
]
for (const [source, one] of openings)
  test(`opening: ${JSON.stringify(source)}`, () => assert.is(isOneSentence(opening(source)), one))

const machine: [what: string, pattern: RegExp][] = [
  ['a folder of one machine', /(?<![\w.$}~*)\]-])\/(?:work|root|home)\/[\w.-]/],
  ['a package registry', /\b(?:registry\.|npm\.pkg\.|artifactory|nexus\.|verdaccio|files\.python|proxy\.golang)[a-z]/],
]
for (const [what, pattern] of machine) {
  test(`no file names ${what}`, () => {
    const found = files.filter((name) => {
      const bytes = readFileSync(join(root, name))
      return !bytes.includes(0) && pattern.test(bytes.toString('utf8'))
    })
    assert.equal(found, [])
  })
}

const told: [line: string, found: boolean][] = [
  [`cwd: '${['', 'work', 'main'].join('/')}'`, true],
  [`file://${['', 'home', 'me', 'x.ts'].join('/')}`, true],
  [`"resolved": "https://${['registry', 'example', 'test'].join('.')}/uvu"`, true],
  ['https://docs.example.test/home/index.html', false],
  ['../shared/recordings', false],
]
for (const [line, found] of told) {
  test(`${found ? 'found' : 'let be'}: ${line}`, () =>
    assert.is(
      machine.some(([, pattern]) => pattern.test(line)),
      found,
    ))
}

test('the lock file holds no download address', () => {
  assert.not.match(text('package-lock.json'), '"resolved"')
  assert.match(text('package-lock.json'), '"integrity"')
})

test('the licence is the one that package.json names', () => {
  assert.match(text('LICENSE'), 'Apache License')
  assert.match(text('LICENSE'), 'Version 2.0, January 2004')
  assert.match(text('package.json'), '"license": "Apache-2.0"')
})

test.run()
