// Runs one scan for a person: the output folder is proven first, the files are written, then the first page.
import { existsSync, readdirSync } from 'node:fs'
import { rmdir } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { firstPage, writeReports } from '../reports/index.ts'
import { prepareOutput } from '../runtime/output.ts'
import { type Host, say } from './host.ts'
import type { ScanRequest } from './request.ts'
import { scan } from './scan.ts'

/** The exit status. A folder that cannot take the output is refused before anything is asked of a provider. */
export async function runScan(request: ScanRequest, host: Host): Promise<number> {
  const asked = request.output === undefined ? undefined : resolve(host.cwd, request.output)
  if (asked !== undefined) await prepareOutput(asked)
  const run = await scan(request, host).catch(async (error: unknown) => {
    if (asked !== undefined) await rmdir(asked).catch(() => undefined) // only what is empty; the first error is the one to tell
    throw error
  })
  const folder = asked ?? (await freeFolder(resolve(host.cwd, 'ringfence-out', run.identity.id)))
  await writeReports(run, folder)
  if (!request.quiet) {
    const { stderr } = host.process
    say(
      host,
      firstPage(run, {
        width: Math.min(stderr.columns ?? 100, 120),
        colour: stderr.isTTY === true && host.env['NO_COLOR'] === undefined,
        verbose: request.verbose,
        outDir: relative(host.cwd, folder) || '.',
        failOn: request.failOn,
      }),
    )
  }
  return run.summary.exit.code
}

/** A run that is read again keeps its name, so its folder may be there: `<id>-2` stands beside it, and neither is written over. */
async function freeFolder(first: string, attempt = 1): Promise<string> {
  const folder = attempt === 1 ? first : `${first}-${attempt}`
  if (existsSync(folder) && readdirSync(folder).length > 0) return freeFolder(first, attempt + 1)
  await prepareOutput(folder)
  return folder
}
