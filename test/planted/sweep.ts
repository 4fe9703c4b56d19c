// `npm run test:sweep`: whole scans in which each operation is spoiled in turn; nothing that was not read may be taken for good.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exitStatusOf } from '../../src/model/errors.ts'
import { runAt, secrets } from '../cli/live-run.ts'
import { scratch } from '../scratch.ts'
import { faults } from '../servers/faults.ts'
import { moto } from '../servers/moto.ts'
import { type Bad, type Called, denied, refusingProxy } from '../servers/refusing-proxy.ts'
import { answeredFor, mendedFor } from './beyond-moto.ts'
import { plantEstate } from './index.ts'
import { operationsOf } from './operations.ts'
import { rememberAnswers } from './remembered.ts'
import { firstPage, promisingMore } from './repeated-token.ts'
import { complaintsAbout, same } from './spoilt-run.ts'
import { tapeOf } from './tape.ts'

const only = new RegExp(process.argv[2] ?? '')
const scansAtOnce = 8
const limitsPutOff = 100
/** As the SDK waits for a connection, its first second hurried, and for an answer; nothing else here waits that long. */
const isLimit = (delay: number): boolean => delay === 4_000 || delay === 30_000

const server = await moto()
if ('skipped' in server) {
  console.error(`the estate cannot be planted: ${server.skipped}`)
  process.exit(1)
}
await server.reset()
const book = await plantEstate(server.endpoint)
const moted = await refusingProxy(answeredFor(book), server.endpoint, mendedFor(book))
const tape = tapeOf(moted.endpoint)
const operationOf = operationsOf(book)

/** Of one account, so that calls do not differ by the credentials of a role. */
const cwd = scratch()
const config = readFileSync(join(import.meta.dirname, 'ringfence.yaml'), 'utf8')
writeFileSync(join(cwd, 'ringfence.yaml'), config.replace(/accounts: .*/, 'accounts: ["123456789012"]'))
const request = { regions: ['eu-west-1', 'us-east-1'], failOn: 'high' as const }

/** A scan of the tape, and of what is spoiled something else. */
async function scanned(spoil: (call: Called) => Bad | Promise<Bad> | undefined) {
  await using proxy = await refusingProxy(async (call) => (await spoil(call)) ?? tape.play(call))
  return await runAt(proxy.endpoint, request, cwd)
}

/** An answer that is cut short is left to the sweep of each collection: to a scan it is one more that cannot be read. */
const { 'cut short': _, ...other } = faults
const spoiling: Readonly<Record<string, (call: Called) => Bad | Promise<Bad>>> = {
  ...other,
  'a page token again and again': async (call) => promisingMore(await tape.play(firstPage(call))),
}

/** AWS documents `{}`, or a list that is not there, as "none" for these; nothing is missed then. */
const emptyIsNone = ['sqs:ListQueues', 'sqs:ListQueueTags', 'bedrock:logging/modelinvocations']

/**
 * The lock of a bucket is asked of those that trails deliver to, and these are of another account. Each distribution says
 * itself how long it keeps what it serves. The account requires no labels, so that its defaults fail whatever the others are:
 * what a spoilt answer does to those, test/sources/aws/account.test.ts says.
 */
const unjudged = [
  's3:object-lock',
  'cloudfront:2020-05-31/cache-policy',
  'ec2:GetEbsDefaultKmsKeyId',
  'ec2:GetEbsEncryptionByDefault',
  's3:v20180820/configuration/publicAccessBlock',
]

/** Whatever is not on the list of all that bear tags is not asked for its own; a bucket without versions is not asked for what takes them. */
const sparing = ['tagging:GetResources', 's3:versioning']

Object.assign(process.env, secrets) // several scans at once, of which none may take them away from another
const operations = new Set<string>()
const memory = rememberAnswers()
const before = await memory.recorded(() =>
  scanned((call) => {
    operations.add(operationOf(call))
    memory.note(call.headers, operationOf(call))
    return undefined
  }),
)
hurry(100)

const cases = [...operations]
  .toSorted()
  .flatMap((operation) => Object.keys(spoiling).map((fault) => ({ operation, fault })))
  .filter(({ operation, fault }) => only.test(`${operation} ${fault}`))
const all = cases.length + 2
let passed = 0
let failed = 0
const again = await memory.replayed('none', () => scanned(() => undefined))
tell('nothing', 'spoilt', same(before, again) ? [] : ['what was kept is not what was told'])
await Promise.all(Array.from({ length: scansAtOnce }, work))

const locked = await scanned(denied).then(
  ({ summary }) => summary.exit.code,
  (error: unknown) => exitStatusOf(error),
)
tell('everything', 'denied', locked === 4 ? [] : [`exit ${locked}, not 4`])
console.log(`${passed} passed, ${failed} failed`)
server.stop()
await moted.close()
process.exitCode = failed > 0 || passed < 3 ? 1 : 0

async function work(): Promise<void> {
  for (let next = cases.shift(); next !== undefined; next = cases.shift()) {
    const { operation, fault } = next
    const bad = spoiling[fault]
    let spoilt = 0
    const spoil = (call: Called) => {
      if (operationOf(call) !== operation) return undefined
      spoilt += 1
      return bad?.(call)
    }
    const complaints = await memory
      .replayed(operation, () => scanned(spoil))
      .then(
        (after) => complaintsAbout({ operation, fault, before, after, emptyIsNone, unjudged, sparing }),
        (error: unknown) => (isLockedOut(operation, error) ? [] : [`it ended with ${String(error)}`]),
      )
    tell(operation, fault, spoilt === 0 ? ['it was not asked again'] : complaints)
  }
}

/** Who is calling is asked once, and without an answer there is no scan. */
function isLockedOut(operation: string, error: unknown): boolean {
  return operation === 'sts:GetCallerIdentity' && exitStatusOf(error) === 4
}

function tell(operation: string, fault: string, complaints: readonly string[]): void {
  if (complaints.length === 0) passed += 1
  else failed += 1
  if (process.stderr.isTTY) process.stderr.write(`\r${passed + failed} of ${all}`)
  for (const complaint of complaints) console.log(`${operation}, ${fault}: ${complaint}`)
}

/**
 * Between two tries the SDK waits, for minutes in all where a service throttles. It alone hands a promise's own function to
 * a timer; what it may ask for again, it reckons by the clock. Its time limits are put off, as no fault here is a silence:
 * a machine that others keep busy must not look like a region that hangs.
 */
function hurry(times: number): void {
  const { setTimeout } = globalThis
  const hurried = (run: (...rest: unknown[]) => void, delay = 0, ...rest: unknown[]) =>
    setTimeout(
      run,
      String(run).includes('[native code]') ? delay / times : isLimit(delay) ? delay * limitsPutOff : delay,
      ...rest,
    )
  globalThis.setTimeout = Object.assign(hurried, setTimeout)
  const { now } = Date
  const begun = now()
  Date.now = () => begun + (now() - begun) * times
}
