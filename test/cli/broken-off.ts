// A scan that is ended by a signal, and the cells that it had read whole by then.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sources } from './ringfence.ts'

export const cellsIn = (out: string): string[] => {
  const folder = join(out, '.unfinished/cells')
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : []
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !holds(); await wait(5)) if (Date.now() > end) throw new Error('it never came')
}

interface Where {
  cwd: string
  env: Record<string, string>
}

/** Ends a scan by a signal once `ready`. */
export async function brokenOff(
  args: readonly string[],
  { cwd, env }: Where,
  ready: () => boolean,
  signal: NodeJS.Signals,
): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [sources, ...args], { cwd, env: { ...process.env, NO_COLOR: '1', ...env } })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const closed = once(child, 'close')
  await until(() => ready() || child.exitCode !== null)
  child.kill(signal)
  const [code] = (await closed) as [number | null] // `as`: null where a signal has ended it
  return { code, stderr }
}
