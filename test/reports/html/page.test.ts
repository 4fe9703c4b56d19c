// The page without a browser: complete, self-contained, the same twice, and harmless whatever somebody called a bucket.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { clipped, html, scriptJson } from '../../../src/reports/html/markup.ts'
import { htmlReport } from '../../../src/reports/html/html-report.ts'
import { printable } from '../../../src/reports/plain-text.ts'
import { hostileBodies, hostileItems, names } from '../../cli/hostile-estate.ts'
import { saved, snapshotOf } from '../../cli/saved-estate.ts'
import { scratch } from '../../scratch.ts'
import { writtenBy } from '../../whole-run.ts'
import { sampleRun } from '../sample-run.ts'
import { scanned } from './scanned.ts'

const test = suite('reports/html')
const demo = await scanned()

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** The markup of the page without its style, its script and its data. */
const body = (page: string): string => page.replace(/<(style|script)[^>]*>.*?<\/\1>/gs, '<$1></$1>')

const tagsOf = (page: string): string[] => body(page).match(/<[^>]*>/g) ?? []

/** In no order and without numbers: resources are sorted by their names. */
const structureOf = (page: string): string =>
  tagsOf(page)
    .map((tag) => tag.replaceAll(/[\d.]+/g, '0'))
    .toSorted()
    .join('\n')

/** The row behind an id, as text. */
const rowsOf = (page: string, list: string): string[] => {
  const from = page.indexOf(`<div class="list" id=${list} `)
  const noscript = page.slice(page.indexOf('<noscript>', from), page.indexOf('</noscript>', from))
  return noscript.split('\n').filter((line) => line.startsWith('<tr'))
}

test('nothing is loaded: one style and one script, known by their digests, and no address but those of laws', () => {
  const { page } = demo
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? ''
  const digest = (text: string | undefined) =>
    `'sha256-${createHash('sha256')
      .update(text ?? '')
      .digest('base64')}'`
  const style = [...page.matchAll(/<style>(.*?)<\/style>/gs)].map((found) => digest(found[1]))
  const script = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map((found) => digest(found[1]))
  assert.equal([style.length, script.length, page.match(/<script/g)?.length], [1, 1, 2])
  assert.is(
    policy,
    `default-src 'none'; style-src ${style.join()}; script-src ${script.join()}; base-uri 'none'; form-action 'none'`,
  )
  const tags = tagsOf(page)
  assert.equal(
    tags.filter((tag) =>
      /\s(?:src|srcset|style|on\w+|action|formaction)\s*=|<(?:iframe|object|embed|base|link|img)\b/i.test(tag),
    ),
    [],
  )
  const addresses = new Set(tags.flatMap((tag) => /href="([^"#][^"]*)"/.exec(tag)?.[1] ?? []).map(unescaped))
  const laws = demo.run.rulebook.laws.flatMap(({ url, clauses }) => [
    url,
    ...clauses.flatMap((clause) => clause.url ?? []),
  ])
  assert.equal(
    [...addresses].filter((one) => !laws.includes(one)),
    [],
  )
  assert.ok(addresses.size >= 3)
})

test('every finding, copy abroad, store and gap of the sample is a row that needs no script', async () => {
  const run = sampleRun()
  const page = await writtenBy(htmlReport, run)
  const found = rowsOf(page, 'findings')
  assert.is(found.length, run.findings.length)
  run.findings.forEach(({ status, control, resource }, index) => {
    const row = found[index] ?? ''
    assert.ok(row.includes(`<tr id="f${index + 1}">`))
    for (const said of [status, control.id, resource.name === '' ? resource.id : resource.name, resource.owner.account])
      assert.ok(unescaped(row).includes(said), `${said} in ${row}`)
  })
  assert.is(rowsOf(page, 'flows').length, 5)
  assert.is(rowsOf(page, 'cards').length, run.subjects.filter(({ places }) => places.length > 0).length)
  assert.is(rowsOf(page, 'gaps').length, 3)
  assert.is(rowsOf(page, 'protection').length, run.controls.length)
})

test('the findings of the sample estate are all there, in their order', () => {
  assert.is(rowsOf(demo.page, 'findings').length, demo.findings.total)
})

test('every link into the page has its end', () => {
  const ids = new Set([...demo.page.matchAll(/\sid="?([\w-]+)/g)].map((found) => found[1]))
  const links = [...body(demo.page).matchAll(/href="#([^"]*)"/g)].map((found) => found[1])
  assert.equal(
    links.filter((one) => !ids.has(one)),
    [],
  )
  assert.ok(links.length > 300)
})

test('a run that has not judged what would follow says so, and does not say that nothing would', async () => {
  const page = await writtenBy(htmlReport, sampleRun())
  assert.match(page, 'This run has not judged what would follow')
  assert.not.match(demo.page, 'This run has not judged what would follow')
})

test('the same run is the same bytes', async () => {
  assert.is((await scanned()).page, demo.page)
})

test('any name leaves the structure of the page as it is', async () => {
  const plain = structureOf(await writtenBy(htmlReport, sampleRun('plain')))
  const same = async (name: string): Promise<void> => {
    const page = await writtenBy(htmlReport, sampleRun(name))
    assert.is(structureOf(page), plain, JSON.stringify(name.slice(0, 60)))
    assert.is(page.match(/<script/g)?.length, 2)
    assert.not.match(page, /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/)
    if (name !== '')
      assert.ok(unescaped(body(page)).includes(printable(clipped(name))), JSON.stringify(name.slice(0, 60)))
  }
  for (const name of names) await same(name)
  const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom(...names))
  const wrapped = fc.tuple(
    texts,
    fc.constantFrom('</noscript>', '</script>', '"><svg onload=x>', '<!--', ']]>', "'", '&lt;'),
    texts,
  )
  await fc.assert(
    fc.asyncProperty(wrapped, ([before, breaking, after]) => same(`${before}${breaking}${after}`)),
    { numRuns: 60 },
  )
})

test('an estate whose every text wants to be obeyed: all of it is shown, and nothing of it is obeyed', async () => {
  const folder = scratch()
  saved('snapshot.json', snapshotOf(hostileItems), folder)
  saved('answer.json', JSON.stringify({ value: hostileBodies }), folder)
  const { page, judged } = await scanned({ from: [folder] })
  const known = new Set(tagsOf(demo.page).map(namesIn))
  assert.equal(new Set(tagsOf(page).map(namesIn)).difference(known), new Set())
  assert.is(page.match(/<script/g)?.length, 2)
  assert.is(page.match(/<noscript/g)?.length, 5) // no gap, so no list of them
  assert.is(page.match(/<\/noscript/g)?.length, 5)
  assert.not.match(page, /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/)
  const text = unescaped(body(page))
  for (const name of names) assert.ok(text.includes(printable(clipped(name))), JSON.stringify(name.slice(0, 60)))
  assert.is(rowsOf(page, 'cards').length, judged.filter(({ subject }) => subject.places.length > 0).length)
})

/** A tag by its own name and those of its attributes. */
const namesIn = (tag: string): string => tag.replaceAll(/=\s*(?:"[^"]*"|[^\s>]*)/g, '')

test('text that goes into markup comes out of it, and opens nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { markup } = html`<p title="${text}">${text}</p>`
      assert.is(markup.match(/[<>]/g)?.length, 4)
      assert.is(unescaped(markup), `<p title="${printable(text)}">${printable(text)}</p>`)
    }),
  )
})

test('data in a script element is JSON that opens no tag', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const value: unknown = JSON.parse(json)
      const { markup } = scriptJson({ value, more: '</script><!--' })
      assert.not.match(markup, /[<>&\u2028\u2029]/)
      assert.equal(JSON.parse(markup), { value, more: '</script><!--' })
    }),
  )
})

test('a name that is cut says how long it was', () => {
  assert.is(clipped('x'.repeat(300)), 'x'.repeat(300))
  assert.is(clipped('x'.repeat(301)), `${'x'.repeat(300)}… (301)`)
})

test.run()
