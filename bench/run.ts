// Prints every figure as a ratio to a baseline of the same run; `npm run bench start` or `judge` prints one part.
import { azureFigures } from './azure.ts'
import type { Figure } from './figure.ts'
import { judgeFigures } from './judge.ts'
import { startFigures } from './start.ts'

const parts: Record<string, () => Figure[] | Promise<Figure[]>> = {
  start: startFigures,
  judge: judgeFigures,
  azure: azureFigures,
}
const asked = process.argv.slice(2)

for (const part of asked.length > 0 ? asked : Object.keys(parts)) {
  const figures = parts[part]
  if (figures === undefined) throw new Error(`no bench is called ${part}; there are ${Object.keys(parts).join(', ')}`)
  for (const { what, measured, baseline, ratio } of await figures()) {
    console.log(`${what}\n  ${measured}, ${baseline}: ${ratio.toFixed(1)} times`)
  }
}
