// Prints every figure as a ratio to a baseline of the same run; `npm run bench start`, `judge`, `azure`, `config` or `plan` prints one part.
import { spawnSync } from 'node:child_process'
import { azureFigures } from './azure.ts'
import { configFigures } from './config-first.ts'
import type { Figure } from './figure.ts'
import { judgeFigures } from './judge.ts'
import { planFigures } from './plan.ts'
import { startFigures } from './start.ts'

const parts: Record<string, () => Figure[] | Promise<Figure[]>> = {
  start: startFigures,
  judge: judgeFigures,
  azure: azureFigures,
  config: configFigures,
  plan: planFigures,
}
const asked = process.argv.slice(2)
const names = asked.length > 0 ? asked : Object.keys(parts)
const [only] = names

if (only !== undefined && names.length === 1) await print(only)
else for (const name of names) apart(name)

async function print(name: string): Promise<void> {
  const figures = parts[name]
  if (figures === undefined) throw new Error(`no bench is called ${name}; there are ${Object.keys(parts).join(', ')}`)
  for (const { what, measured, baseline, ratio } of await figures()) {
    console.log(`${what}\n  ${measured}, ${baseline}: ${ratio.toFixed(1)} times`)
  }
}

/** Each part in a process of its own: what one keeps in memory, and what V8 made of its code, must not count for the next. */
function apart(name: string): void {
  const { status } = spawnSync(process.execPath, [import.meta.filename, name], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
