// What the README and CONTRIBUTING tell people to write, type and open is accepted, defined and there.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { loadConfig, loadRules } from '../src/rulebook/index.ts'

const test = suite('readme')
const root = join(import.meta.dirname, '..')
const read = (name: string): string => readFileSync(join(root, name), 'utf8')
const pages = ['README.md', 'CONTRIBUTING.md']
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

test('the example of a ringfence.yaml is accepted', async () => {
  const example = /```yaml\n([^]*?)```/.exec(read('README.md'))?.[1] ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-readme-'))
  try {
    writeFileSync(join(folder, 'ringfence.yaml'), example)
    const config = await loadConfig(join(folder, 'ringfence.yaml'), await loadRules(join(root, 'rules')))
    assert.equal(config.laws, ['gdpr', 'lgpd'])
    assert.is(config.data.length, 2)
    assert.is(config.acceptedGaps.length, 1)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** Without what differs from one checkout to the next: where the files are written, and when they were laid down. */
const lasting = (page: string): string[] => {
  const lines = page.trim().split('\n')
  return lines.slice(
    0,
    lines.findIndex((line) => line.includes('findings.csv (')),
  )
}

test('the first page is the one that npm start prints', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-readme-'))
  try {
    const [command = '', ...args] = scripts['start']?.split(' ') ?? []
    assert.is(command, 'node')
    const env = { ...process.env, NO_COLOR: '1' }
    const run = spawnSync(process.execPath, [...args, '-o', join(folder, 'out')], { cwd: root, encoding: 'utf8', env })
    assert.is(run.status, 0, run.stderr)
    const shown = /ends with 0 and shows:\n\n```\n([^]*?)```/.exec(read('README.md'))?.[1] ?? ''
    assert.ok(lasting(shown).length > 20)
    assert.equal(lasting(shown), lasting(run.stderr))
  } finally {
    rmSync(folder, { recursive: true })
  }
})

for (const page of pages) {
  test(`${page} names no npm script that is not there`, () => {
    const named = [...read(page).matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script)
    assert.ok(named.length > 0)
    assert.equal(
      named.filter((script) => !(script in scripts)),
      [],
    )
  })

  test(`${page} points at nothing that is not there`, () => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link = '']) => link)
    const paths = [...read(page).matchAll(/`((?:src|test|rules|policies|scripts)\/[\w./-]*)`/g)].map(
      ([, path = '']) => path,
    )
    assert.ok(links.length + paths.length > 1)
    assert.equal(
      [...links, ...paths].filter((path) => !existsSync(join(root, path))),
      [],
    )
  })
}

test('the README names every control there is, as a number', () => {
  const { controls } = JSON.parse(read('dist/policy.json')) as { controls: unknown[] }
  assert.match(read('README.md'), `| controls | ${controls.length}:`)
})

test.run()
