// What the HTML report costs at fifty thousand findings: its size, and how soon Chromium opens, filters and searches it. `npm run bench:report`.
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { rulesFolder } from '../src/cli/assets.ts'
import { scan } from '../src/cli/scan.ts'
import type { Judged, Run, Summary } from '../src/model/run.ts'
import { htmlReport } from '../src/reports/html/html-report.ts'
import { loadRules } from '../src/rulebook/index.ts'
import { openOutput } from '../src/runtime/output.ts'
import { chromiumPath, launched } from '../test/servers/chromium.ts'
import { everything } from '../test/whole-run.ts'
import { estateOf } from './estate-generator.ts'
import { median } from './figure.ts'
import { writeRunDirectory } from './run-directory.ts'

/** They make a few more findings than a page holds. */
const resources = Number(process.argv[2] ?? 9_700)
const rounds = 5
/** Until the page has been painted with the answer. */
const painted = `new Promise((done) => requestAnimationFrame(() => setTimeout(done)))`

const folder = mkdtempSync(join(tmpdir(), 'ringfence-report-'))
try {
  const { regions } = await loadRules(rulesFolder)
  await writeRunDirectory(estateOf({ count: resources, repeat: 0, seed: 1 }, regions), folder)
  const file = join(folder, 'report.html')
  const summary = await written(file)
  const { size } = await stat(file)
  const held = (await readFile(file, 'utf8')).match(/<tr id="f\d/g)?.length ?? 0
  console.log(`report.html of ${resources} resources, ${summary.findings.total} findings, of which it holds ${held}`)
  console.log(`size: ${(size / 1e6).toFixed(1)} MB (promise at 50,000 findings: < 25 MB)`)
  await inChromium(file)
} finally {
  rmSync(folder, { recursive: true })
}

async function written(file: string): Promise<Summary> {
  const output = await openOutput(file)
  let writer: ReturnType<typeof htmlReport.writer> | undefined
  let seconds = 0
  const timed = <T>(work: () => T): T => {
    const started = performance.now()
    const made = work()
    seconds += (performance.now() - started) / 1000
    return made
  }
  const listen = (run: Run) => {
    const its = htmlReport.writer(run)
    writer = its
    return {
      asksFallen: true,
      subjects: (batch: readonly Judged[]) => void timed(() => its.subjects?.(batch)),
      findings: (batch: Parameters<NonNullable<typeof its.findings>>[0]) => void timed(() => its.findings?.(batch)),
    }
  }
  const { stdout, stderr } = process
  const host = { process: { stdout, stderr }, env: {}, cwd: folder, clock: () => '2026-11-25T00:00:00.000Z' }
  const request = { ...everything, from: [folder], config: join(folder, 'ringfence.yaml') }
  const { summary } = await scan(request, host, listen)
  const started = performance.now()
  for await (const piece of writer?.tail?.(summary) ?? []) await output.write(piece)
  seconds += (performance.now() - started) / 1000
  await output.close()
  await output.commit()
  console.log(`gathering and writing it: ${seconds.toFixed(1)} s of the scan`)
  return summary
}

async function inChromium(file: string): Promise<void> {
  const path = chromiumPath()
  if (path === undefined) {
    console.log('no Chromium on this machine: it was not opened')
    return
  }
  const browser = await launched(path)
  try {
    const times = { open: [] as number[], filter: [] as number[], search: [] as number[], again: [] as number[] }
    for (let round = 0; round < rounds; round += 1) {
      const page = await browser.newPage()
      const started = performance.now()
      await page.goto(pathToFileURL(file).href)
      await page.waitForSelector('html[data-ready]')
      times.open.push(performance.now() - started)
      times.search.push(await typed(page, 'us-east-1'))
      times.filter.push(await chosen(page))
      times.again.push(await typed(page, 'eu-west'))
      await page.close()
    }
    for (const [what, taken] of Object.entries(times)) {
      console.log(
        `${what}: ${Math.round(median(taken))} ms, at worst ${Math.round(Math.max(...taken))} ms (promise: < 2 s)`,
      )
    }
  } finally {
    await browser.close()
  }
}

async function typed(page: Page, text: string): Promise<number> {
  const started = performance.now()
  await page.fill('#findings input[type=search]', text)
  await page.evaluate(painted)
  return performance.now() - started
}

async function chosen(page: Page): Promise<number> {
  const started = performance.now()
  await page.selectOption('#findings select >> nth=0', 'fail')
  await page.evaluate(painted)
  return performance.now() - started
}
