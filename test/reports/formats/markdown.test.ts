// Markdown: as GitHub renders it, nothing of a name is mark-up; the counts fit; and it is never longer than a summary may be.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cell, plain } from '../../../src/reports/markdown/text.ts'
import { printable } from '../../../src/reports/plain-text.ts'
import type { WholeRun } from '../../whole-run.ts'
import { hostile, obeyed } from './hostile.ts'
import { everyStatus, manyFailures, withFindings, written } from './sample.ts'

const test = suite('reports/formats/markdown')

/** As a renderer reads it, for text without mark-up: escapes and entities undone. Written apart from the code. */
const rendered = (text: string): string =>
  text
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('&#8203;', '')
    .replaceAll(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '')

/** What is left of a line when its own escapes are taken out must hold no sign that means something. */
function markUp(text: string): string[] {
  const bare = text.replaceAll(/\\[!-/:-@[-`{-~]/g, '').replaceAll(/&(?:amp|lt|gt|#8203);/g, '')
  return [
    ...(/[`[\]<>]|https?:|javascript:|\bwww\.|(?<!\*)\*(?!\*)|__|~~/.exec(bare) ?? []),
    ...(/@(?!$)\w/.exec(text) ?? []),
  ]
}

const rowsUnder = (text: string, title: string): string[] => {
  const part = text.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? ''
  return part
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
}

function lint(text: string, { findings, summary }: WholeRun): string[] {
  const more = (part: string | undefined): number => Number(/^(\d+) more are not shown/m.exec(part ?? '')?.[1] ?? 0)
  const counted = {
    Failures: 'fail',
    'Waived failures': 'waived',
    'Permitted on a recorded basis': 'permitted',
  } as const
  return [
    ...(Buffer.byteLength(text) <= 900 * 1024 ? [] : ['it is longer than a summary may be']),
    ...markUp(text.replaceAll(/\*\*Incomplete\.\*\*/g, '')),
    ...Object.entries(counted).flatMap(([title, status]) => {
      const part = text.split(`## ${title}\n`)[1]?.split('\n## ')[0]
      const count = rowsUnder(text, title).length + more(part)
      return count === findings.filter((one) => one.status === status).length ? [] : [`${count} rows under ${title}`]
    }),
    ...Object.entries(summary.findings.byStatus).flatMap(([status, count]) =>
      count === 0 || text.includes(`| ${status.replaceAll('_', '\\_')} | ${count} |`)
        ? []
        : [`${status} is miscounted`],
    ),
    ...(summary.exit.code > 1 === text.includes('**Incomplete.**') ? [] : ['whether it is whole is told otherwise']),
    ...(summary.unknown.checks > 0 === text.includes('## Not read') ? [] : ['what was not read is left out']),
    ...brokenRows(text),
  ]
}

/** Every row has as many cells as the head of its table. */
function brokenRows(text: string): string[] {
  let head = 0
  return text.split('\n').flatMap((line) => {
    const cells = line.startsWith('|') ? line.replaceAll(/\\./g, '').split('|').length : 0
    if (cells === 0 || head === 0) head = cells
    return cells === head ? [] : ['a row is broken']
  })
}

test('the gravest first, with what was not read and what nobody concludes', async () => {
  const run = everyStatus()
  const text = await written('markdown', run)
  assert.equal(lint(text, run), [])
  assert.match(text, /^# ringfence\n\n\*\*Incomplete\.\*\* What was not read did not pass\. Exit status 3/)
  assert.match(rowsUnder(text, 'Failures')[0] ?? '', /^\| critical \|/)
  assert.match(text, /Each is a sign of a problem; none says that a law was broken\./)
  assert.match(text, /- s3\\:ListBucket\n/)
})

test('what no right would tell of a plan stands apart from the rights, and a reason in words', async () => {
  const run = everyStatus()
  const permissions = ['terraform:after-apply', 's3:ListBucket']
  const unknown = { ...run.summary.unknown, permissions }
  const text = await written('markdown', { ...run, summary: { ...run.summary, unknown } })
  assert.match(
    text,
    /These permissions would tell:\n\n- s3\\:ListBucket\n\nA plan cannot tell these; accept them by name, or scan what was applied:\n\n- terraform\\:after-apply\n/,
  )
  assert.match(text, /gdpr\\: needs a basis/)
  assert.not.match(text, 'no-recorded-basis')
})

test('25,000 failures of long names are within the limit, and what is left out is counted', async () => {
  const run = manyFailures(25_000)
  const long = withFindings(
    run,
    run.findings.map((one) => ({ ...one, resource: { ...one.resource, name: '<&>'.repeat(300) } })),
  )
  const text = await written('markdown', long)
  assert.equal(lint(text, long), [])
  assert.match(text, /\d+ more are not shown here: findings\.csv has all of them\./)
  assert.ok(Buffer.byteLength(text) > 300_000)
})

test('a run without a finding says so little that nothing is missing', async () => {
  const run = withFindings(
    {
      ...everyStatus(),
      summary: {
        ...everyStatus().summary,
        exit: { code: 0, why: 'complete' },
        unknown: { checks: 0, accepted: 0, permissions: [], ownerless: 0 },
      },
    },
    [],
  )
  const text = await written('markdown', run)
  assert.equal(lint(text, run), [])
  assert.not.match(text, /##|Incomplete/)
})

test('whatever something is called: one cell, no mark-up, rendered as it is', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (name) => {
      assert.is(rendered(plain(name)), printable(name.toWellFormed()))
      assert.equal(markUp(plain(name)), [])
      const run = everyStatus(name)
      const text = await written('markdown', run)
      assert.equal([...obeyed(text), ...lint(text, run)], [])
      if ([...name].length <= 60) assert.ok(text.includes(cell(name)), name)
    }),
    { numRuns: 80 },
  )
})

const bad: [what: string, spoil: (text: string) => string][] = [
  ['a link', (text) => `${text}[here](http://x.test)\n`],
  ['HTML', (text) => `${text}<script>alert(1)</script>\n`],
  ['a mention', (text) => `${text}@team\n`],
  ['a row too few', (text) => text.replace(/\| critical \| rep.*\n/, '')],
  ['a row that is broken', (text) => text.replace('| critical | rep', '| critical | | rep')],
  ['a status that is miscounted', (text) => text.replace(/\| unknown \| \d+ \|/, '| unknown | 0 |')],
  ['an incomplete run as a whole one', (text) => text.replace('**Incomplete.**', '')],
  ['nothing of what was not read', (text) => text.replace('## Not read', 'Read')],
  ['more than a summary may be', (text) => `${text}${'x'.repeat(900 * 1024)}\n`],
]
for (const [what, spoil] of bad) {
  test(`noticed: ${what}`, async () => {
    const run = everyStatus()
    const text = await written('markdown', run)
    assert.equal(lint(text, run), [])
    assert.not.equal(lint(spoil(text), run), [])
  })
}

test.run()
