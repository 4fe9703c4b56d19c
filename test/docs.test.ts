// docs/: the reference is what the program goes by, every link leads somewhere, and every guide's commands do what it says they do.
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { referencePages } from '../scripts/reference.ts'
import { project, sources } from './cli/ringfence.ts'
import { scratch } from './scratch.ts'

const test = suite('docs')

const folder = join(project, 'docs')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
const guides = readdirSync(folder).filter((name) => name.endsWith('.md'))
const written = await referencePages()

for (const [name, text] of written) {
  test(`reference/${name} is what npm run docs writes`, () => assert.is(read(`reference/${name}`), text))
}

test('the picture in the README is one, and small', () => {
  const picture = readFileSync(join(folder, 'report.png'))
  assert.equal([...picture.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47])
  assert.ok(picture.length < 300_000, `${picture.length} bytes`)
  assert.match(readFileSync(join(project, 'README.md'), 'utf8'), '](docs/report.png)')
})

test('no page of the reference is left over', () =>
  assert.equal(readdirSync(join(folder, 'reference')).toSorted(), [...written.keys()].toSorted()))

for (const name of [...guides, ...[...written.keys()].map((page) => `reference/${page}`)]) {
  test(`${name} points at nothing that is not there`, () => {
    const links = [...read(name).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link)
    assert.equal(
      links.filter((link) => !existsSync(join(folder, dirname(name), link))),
      [],
    )
  })
}

/** Blocks of `sh` are run one after the other in a folder of their own; a comment `# 1` says with which status a line ends. Blocks that need an account are `console`. */
const blocks = (text: string): { kind: string; name: string | undefined; lines: string }[] =>
  [...text.matchAll(/(?:^<!-- file: (\S+) -->\n)?^```(sh|yaml|rego)\n([^]*?)^```/gm)].map(
    ([, name, kind = '', lines = '']) => ({
      kind,
      name,
      lines,
    }),
  )

const tried = [
  'first-scan.md',
  'organisation.md',
  'transfer-register.md',
  'writing-a-control.md',
  'what-ringfence-cannot-know.md',
]

for (const guide of tried) {
  test(`${guide}: each command ends as it says`, () => {
    const cwd = scratch()
    symlinkSync(join(project, 'fixtures'), join(cwd, 'fixtures'))
    let count = 0
    for (const { kind, name, lines } of blocks(read(guide))) {
      if (name !== undefined) {
        mkdirSync(dirname(join(cwd, name)), { recursive: true })
        writeFileSync(join(cwd, name), lines)
      } else if (kind === 'sh') count += each(lines, cwd)
    }
    assert.ok(count > 0, 'nothing was tried')
  })
}

function each(lines: string, cwd: string): number {
  const commands = lines
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  for (const line of commands) {
    const [, status = '0'] = /# ends with (\d+)/.exec(line) ?? []
    const script = `ringfence() { "${process.execPath}" "${sources}" "$@"; }; ${line}`
    const ended = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
    assert.is(ended.status, Number(status), `${line}\n${ended.stdout}${ended.stderr}`)
  }
  return commands.length
}

test.run()
