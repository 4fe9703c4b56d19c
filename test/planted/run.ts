// `npm run test:estate`: plants the estate, scans it as a user would, and ends 0 only if the scan found what is there and nothing else.
import { summaryIn } from '../cli/ringfence.ts'
import { moto } from '../servers/moto.ts'
import { compared } from './compare.ts'
import { plantEstate } from './index.ts'
import { differing, scanned, scannedTwice } from './scanning.ts'
import { truthOf } from './truth.ts'

const server = await moto()
if ('skipped' in server) {
  console.error(`the estate cannot be planted: ${server.skipped}`)
  process.exit(1)
}
await server.reset()
const book = await plantEstate(server.endpoint)
const started = performance.now()
const { code, stderr, out, calls } = await scanned(server.endpoint, book)
const seconds = ((performance.now() - started) / 1000).toFixed(1)
if (code !== 1 && code !== 3) {
  console.error(`the scan ended with ${code}:\n${stderr}`)
  process.exit(1)
}

const { stores, violations, copies } = compared(out, truthOf(book, { whole: true }), book)
const { population, unknown } = summaryIn(out)
console.log(`scanned    ${population} resources by ${calls} calls in ${seconds} s, exit ${code}`)
console.log(`inventory  ${verdict(stores)}`)
console.log(
  `precision  ${violations.precision.toFixed(3)}  of ${violations.found} failures, ${violations.extra.length} were not planted`,
)
console.log(
  `recall     ${violations.recall.toFixed(3)}  of ${violations.planted} planted violations, ${violations.missed.length} were not found`,
)
console.log(`flows.csv  ${verdict(copies)}`)
console.log(`unknown    ${unknown.checks} checks, by what moto or ringfence cannot tell`)
for (const [part, { missed, extra }] of Object.entries({ inventory: stores, violations, copies })) {
  for (const row of missed) console.log(`  ${part}: missed ${row}`)
  for (const row of extra) console.log(`  ${part}: not planted ${row}`)
}

const twice = await scannedTwice(server.endpoint, book, Math.round(calls / 2))
const files = differing(out, twice.out)
console.log(
  `kill -9    after half of the calls (${twice.signal}), gone on with by ${twice.calls} calls: ${files.length === 0 ? 'the same bytes' : `not the same: ${files.join(', ')}`}`,
)
server.stop()
const whole = [stores, violations, copies].every(({ missed, extra }) => missed.length + extra.length === 0)
process.exitCode = whole && twice.signal === 'SIGKILL' && files.length === 0 ? 0 : 1

function verdict({ missed, extra }: { missed: string[]; extra: string[] }): string {
  return missed.length + extra.length === 0
    ? 'equal to the truth'
    : `${missed.length} missed, ${extra.length} not planted`
}
