// `npm run test:estate`: plants each estate (`-- aws`, `-- azure`: one), scans it as a user would, and ends 0 only if the scan found what is there and nothing else.
import { moto } from '../servers/moto.ts'
import { plantedAzure } from './azure/index.ts'
import { scannedAzure } from './azure/scanning.ts'
import { compared } from './compare.ts'
import { plantEstate } from './index.ts'
import { differing, hasWaited, scanned, scannedTwice } from './scanning.ts'
import { tell } from './telling.ts'
import { truthOf, truthOfAzure } from './truth.ts'

const estates: Readonly<Record<string, () => Promise<boolean>>> = { aws, azure }
const wanted = process.argv.slice(2)
for (const [name, estate] of Object.entries(estates)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(name)
  if (!(await estate())) process.exitCode = 1
}
const stray = wanted.filter((name) => !(name in estates))
if (stray.length > 0)
  throw new Error(`no such estate: ${stray.join(', ')}; there are ${Object.keys(estates).join(', ')}`)

async function aws(): Promise<boolean> {
  const server = await moto()
  if ('skipped' in server) {
    console.error(`the estate cannot be planted: ${server.skipped}`)
    return false
  }
  await server.reset()
  const book = await plantEstate(server.endpoint)
  const { seconds, ...scan } = await inTime(() => timed(() => scanned(server.endpoint, book)))
  if (!hasEnded(scan)) return false
  const result = compared(scan.out, truthOf(book, { whole: true }), book)
  const whole = tell(result, { ...scan, seconds, unknownBy: 'moto or ringfence' })

  const twice = await inTime(() => scannedTwice(server.endpoint, book, Math.round(scan.calls / 2)))
  const files = differing(scan.out, twice.out)
  console.log(
    `kill -9    after half of the calls (${twice.signal}), gone on with by ${twice.calls} calls: ${files.length === 0 ? 'the same bytes' : `not the same: ${files.map(({ name }) => name).join(', ')}`}`,
  )
  for (const { name, lines } of files) for (const line of lines) console.log(`  ${name}: ${line}`)
  server.stop()
  return whole && twice.signal === 'SIGKILL' && files.length === 0
}

async function azure(): Promise<boolean> {
  const { estate, book } = plantedAzure()
  const truth = truthOf(book, { whole: true, at: truthOfAzure })
  let whole = true
  for (const options of [{}, { page: 50, graph: false }]) {
    console.log(
      `${options.graph === false ? 'without' : 'with'} Resource Graph, ${options.page ?? 1_000} resources to a page`,
    )
    const { seconds, ...scan } = await timed(() => scannedAzure(estate, options))
    if (!hasEnded(scan)) return false
    const told = tell(compared(scan.out, truth, book), { ...scan, seconds, unknownBy: 'Azure or ringfence' })
    whole = told && whole
  }
  return whole
}

/** A scan that had to wait is made again, and said to be; the third stands as it is. */
async function inTime<T extends { out: string; code: number | null }>(scan: () => Promise<T>): Promise<T> {
  for (let left = 2; left > 0; left -= 1) {
    const done = await scan()
    if (!isOver(done) || !hasWaited(done.out)) return done
    console.log('once more  a call was waited for in vain, or asked again: others keep this machine busy')
  }
  return scan()
}

async function timed<T>(task: () => Promise<T>): Promise<T & { seconds: number }> {
  const started = performance.now()
  const done = await task()
  return { ...done, seconds: (performance.now() - started) / 1000 }
}

function isOver({ code }: { code: number | null }): boolean {
  return code === 1 || code === 3
}

function hasEnded({ code, stderr }: { code: number | null; stderr: string }): boolean {
  if (isOver({ code })) return true
  console.error(`the scan ended with ${code}:\n${stderr}`)
  return false
}
