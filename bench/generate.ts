// Writes a generated estate: `node bench/generate.ts --count 1000000 --repeat 0.9 --out DIR`; without --out the lines alone.
import { parseArgs } from 'node:util'
import { rulesFolder } from '../src/cli/assets.ts'
import { jsonLine } from '../src/reports/json-line.ts'
import { loadRules } from '../src/rulebook/index.ts'
import { estateOf } from './estate-generator.ts'
import { inPieces, writeRunDirectory } from './run-directory.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    repeat: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
})

const options = { count: Number(values.count), repeat: Number(values.repeat), seed: Number(values.seed) }
const { regions } = await loadRules(rulesFolder)
const estate = estateOf(options, regions)
if (values.out === undefined) {
  const lines = function* () {
    for (const resource of estate.resources()) yield jsonLine(resource)
  }
  // Awaited, so that a slow reader holds the generator up and not the memory.
  for (const piece of inPieces(lines)) await new Promise((done) => process.stdout.write(piece, done))
} else {
  console.log(`${values.out}: ${await writeRunDirectory(estate, values.out)} resources`)
}
