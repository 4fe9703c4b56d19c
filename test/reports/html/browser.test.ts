// The page in Chromium: no violation that axe knows, nothing asked of a network, readable narrow and dark, and the same without its script.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../../scratch.ts'
import { chromiumPath, launched } from '../../servers/chromium.ts'
import { scanned } from './scanned.ts'

const test = suite('reports/html in Chromium')
const path = chromiumPath()

if (path === undefined) {
  test('skipped: 12 tests of the page in a browser (no Chromium on the search path)', () => {
    console.log('skipped: 12 tests of the page in a browser (no Chromium on the search path)')
  })
} else inBrowser(path)

function inBrowser(chromium: string): void {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const file = join(scratch(), 'report.html')
  const desktop = { width: 1280, height: 900 }
  const views: Record<string, BrowserContextOptions> = {
    light: { viewport: desktop },
    dark: { viewport: desktop, colorScheme: 'dark' },
    phone: { viewport: { width: 360, height: 740 } },
  }
  let browser: Browser
  let findings: Awaited<ReturnType<typeof scanned>>['findings']

  test.before(async () => {
    const run = await scanned()
    findings = run.findings
    writeFileSync(file, run.page)
    browser = await launched(chromium)
  })
  test.after(() => browser.close())

  /** Opens the page, and says what it complained of and asked for. */
  async function opened(options: BrowserContextOptions, hash = ''): Promise<{ page: Page; said: string[] }> {
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      locale: 'en-US',
      timezoneId: 'UTC',
      ...options,
    })
    const page = await context.newPage()
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', ({ message }) => said.push(message))
    page.on('request', (request) => void (request.isNavigationRequest() || said.push(request.url())))
    await page.goto(pathToFileURL(file).href + hash)
    if (options.javaScriptEnabled !== false) await page.waitForSelector('html[data-ready]')
    return { page, said }
  }

  for (const [name, options] of Object.entries(views)) {
    test(`${name}: no violation, no complaint, no request, no sideways scroll`, async () => {
      const { page, said } = await opened(options)
      for (const box of await page.locator('#switches input').all()) await box.check()
      await page.evaluate(axe)
      const settings: RunOptions = { resultTypes: ['violations'] }
      const { violations, passes } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(settings)})`)
      assert.equal(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        [],
      )
      assert.ok(passes.length > 20)
      assert.equal(said, [])
      assert.is(await page.evaluate('document.documentElement.scrollWidth'), options.viewport?.width)
      await page.context().close()
    })

    test(`${name}: the picture is the same twice, and in its colours`, async () => {
      const pictures: Buffer[] = []
      for (const _ of [1, 2]) {
        const { page } = await opened(options, '#map')
        pictures.push(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
        const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor')
        assert.is(ground, name === 'dark' ? 'rgb(16, 21, 26)' : 'rgb(255, 255, 255)')
        await page.context().close()
      }
      assert.ok(pictures[0]?.equals(pictures[1] ?? Buffer.of()))
      assert.ok((pictures[0]?.length ?? 0) > 20_000) // a blank page is a tenth of it
      const keep = process.env['RINGFENCE_SCREENSHOTS']
      if (keep !== undefined) writeFileSync(join(keep, `report-${name}.png`), pictures[0] ?? '')
    })
  }

  test('without a script every finding, store, copy and gap is a row in the document', async () => {
    const { page: plain } = await opened({ ...views['light'], javaScriptEnabled: false })
    const { page } = await opened({ ...views['light'] })
    for (const list of ['findings', 'cards', 'flows', 'gaps']) {
      const rows = await plain.locator(`#${list} tbody tr`).count()
      const said = (await page.locator(`#${list} .pg span`).textContent()) ?? ''
      assert.is(rows, Number(/of (\d+) rows/.exec(said)?.[1]), list)
    }
    assert.is(await plain.locator('#findings tbody tr').count(), findings.total)
    assert.is(await page.locator('#findings tbody tr').count(), 25)
    assert.ok(await plain.locator(`#f${findings.total}`).isVisible())
    assert.is(await plain.locator('#switches').isVisible(), false)
    await Promise.all([plain.context().close(), page.context().close()])
  })

  test('search and filters find what they are asked for among all rows, and nothing else', async () => {
    const { page } = await opened({ ...views['light'] })
    await page.selectOption('#findings select >> nth=0', 'fail')
    assert.match(
      (await page.locator('#findings .pg').textContent()) ?? '',
      `; ${findings.byStatus.fail} of ${findings.total} rows`,
    )
    await page.fill('#findings input', 'EXAMPLE-tickets  eu-west')
    const texts = await page.locator('#findings tbody tr').allTextContents()
    assert.ok(texts.length > 0)
    for (const text of texts) assert.match(text, /fail.*example-tickets/)
    await page.fill('#findings input', 'no such thing')
    assert.is(await page.locator('#findings tbody tr').count(), 0)
    await page.context().close()
  })

  test('a link to a row that is on another page shows that row, and a clause leads to its findings', async () => {
    const { page } = await opened({ ...views['light'] }, '#f290')
    assert.ok(await page.locator('#f290').isVisible())
    const button = page.locator('#law-1 button').first()
    const control = await button.getAttribute('data-control')
    await button.click()
    const rows = await page.locator('#findings tbody tr td:nth-child(4)').allTextContents()
    assert.ok(rows.length > 0)
    assert.equal(new Set(rows.map((text) => text.trim())), new Set([control]))
    await page.context().close()
  })

  test('a decision that falls: what changes, the run that says the same, and the way back', async () => {
    const { page } = await opened({ ...views['light'] })
    assert.is(await page.locator('#bar').isVisible(), false)
    await page.check('#switches input[value=eu-us-dpf]')
    const answer = (await page.locator('#answer').textContent()) ?? ''
    assert.match(answer, '1 places change')
    assert.match(answer, 'ringfence scan --from DIR --now 2026-11-24T12:00:00.000Z --without eu-us-dpf')
    assert.match(answer, /example-inc-reports.*decision has fallen/)
    assert.ok(await page.locator('#bar').isVisible())
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert.is(await page.locator('#bar').isVisible(), false)
    assert.is(await page.locator('#answer').textContent(), '')
    assert.is(await page.locator('#findings tbody tr').count(), findings.total) // what is printed is all of it
    await page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert.is(await page.locator('#findings tbody tr').count(), 25)
    await page.context().close()
  })

  test('only tables that scroll are stops of the keyboard', async () => {
    const { page } = await opened({ ...views['phone'] })
    const wrong = await page.evaluate(
      "[...document.querySelectorAll('.tw')].filter((one) => (one.scrollWidth > one.clientWidth) !== one.hasAttribute('tabindex')).length",
    )
    assert.is(wrong, 0)
    await page.context().close()
  })

  test('it prints', async () => {
    const { page } = await opened({ ...views['light'] })
    const pdf = await page.pdf({ format: 'A4' })
    assert.ok(pdf.subarray(0, 5).equals(Buffer.from('%PDF-')))
    assert.ok(pdf.length > 100_000)
    await page.context().close()
  })
}

test.run()
