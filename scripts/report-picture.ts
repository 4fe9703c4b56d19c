// Takes docs/report.png, the picture in the README, of the sample estate's report, with the Chromium of the machine.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { chromiumPath, launched } from '../test/servers/chromium.ts'

const root = join(import.meta.dirname, '..')
const path = chromiumPath()
if (path === undefined) throw new Error('no Chromium on the search path')

const folder = mkdtempSync(join(tmpdir(), 'ringfence-picture-'))
const browser = await launched(path)
try {
  const args = ['src/cli/bin.ts', 'demo', '--fail-on', 'none', '-q', '-f', 'html', '-o', join(folder, 'run')]
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the demo ended with ${status}\n${stderr}`)
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, colorScheme: 'light' })
  await page.goto(pathToFileURL(join(folder, 'run', 'report.html')).href)
  await page.evaluate("document.querySelector('#map').scrollIntoView(); scrollBy(0, 45)")
  await page.screenshot({ path: join(root, 'docs/report.png') })
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}
