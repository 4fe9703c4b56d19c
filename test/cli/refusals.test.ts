// Each permission taken away in turn from a live scan: no verdict gets better, and the run says that it is not whole.
import { stderr, stdout } from 'node:process'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { ScanRequest } from '../../src/cli/request.ts'
import { withMoto } from '../servers/moto.ts'
import { type Called, denied, refusingProxy } from '../servers/refusing-proxy.ts'
import { regions, seedMoto } from '../servers/seed-moto.ts'
import { everything, type WholeRun, wholeScan } from '../whole-run.ts'
import { scratch } from '../scratch.ts'

const test = suite('cli/refusals')

const now = '2026-11-24T12:00:00.000Z'
const request: ScanRequest = {
  ...everything,
  providers: ['aws'],
  regions: [...regions],
  failOn: 'high',
  now,
}

const secrets = { AWS_ACCESS_KEY_ID: 'ringfence', AWS_SECRET_ACCESS_KEY: 'ringfence' }

/** The SDK finds credentials in the environment of the process and nowhere else; they stay there no longer than the scan. */
async function runAt(endpoint: string, more: Partial<ScanRequest> = {}): Promise<WholeRun> {
  const before = { ...process.env }
  Object.assign(process.env, secrets)
  try {
    const env = { AWS_ENDPOINT_URL: endpoint, AWS_REGION: 'eu-central-1' }
    return await wholeScan(
      { ...request, ...more },
      { process: { stdout, stderr }, env, cwd: scratch(), clock: () => now },
    )
  } finally {
    process.env = before
  }
}

/** Worst status by control and resource. */
function verdictsOf({ verdicts }: WholeRun): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { control, resource, outcome } of verdicts) {
    const key = `${control} ${resource}`
    found.set(key, [...(found.get(key) ?? []), outcome.status])
  }
  return found
}

const good = ['pass', 'permitted', 'not_applicable']

/** Checks that did not pass before and do now; a resource that is gone is told by the exit status. */
const improved = (before: Map<string, string[]>, after: Map<string, string[]>): string[] =>
  [...after].flatMap(([key, statuses]) => {
    const bad = (before.get(key) ?? []).filter((status) => !good.includes(status)).length
    return statuses.filter((status) => !good.includes(status)).length < bad ? [`${key}: ${statuses.join()}`] : []
  })

const completeness = ({ verdicts }: WholeRun): string[] =>
  verdicts.filter(({ control }) => control === 'cov.completeness').map(({ outcome }) => outcome.status)

await withMoto(test, async ({ endpoint, reset }) => {
  await reset()
  await seedMoto(endpoint)
  const seen = new Map<string, Called>()
  const watching = await refusingProxy((call) => void seen.set(`${call.service}:${call.operation}`, call), endpoint)
  const whole = await runAt(watching.endpoint)
  await watching.close()
  const before = verdictsOf(whole)

  test('one region at a time or all at once: the same verdicts, in the same order', async () => {
    const runs = [await runAt(endpoint, { concurrency: 1 }), await runAt(endpoint, { concurrency: 32 })]
    const [one, many] = runs.map(({ verdicts, gaps, asked }) => ({ verdicts, gaps, asked }))
    assert.equal(one, many)
    assert.ok((one?.verdicts.length ?? 0) > 50)
  })

  // The regions are told by either of two calls, so one of them alone may be refused.
  const calls = [...seen.keys()].filter((call) => !/^(sts|account|ec2):/.test(call))
  test('every kind of call was seen', () => assert.ok(calls.length >= 17, calls.join()))

  for (const refused of [...calls, 'account|ec2']) {
    const names = refused.split('|')
    test(`without ${refused} nothing gets better`, async () => {
      const isRefused = ({ service, operation }: Called) =>
        names.includes(service) || names.includes(`${service}:${operation}`)
      const proxy = await refusingProxy((call) => (isRefused(call) ? denied(call) : undefined), endpoint)
      const run = await runAt(proxy.endpoint)
      await proxy.close()
      assert.equal(improved(before, verdictsOf(run)), [])
      const gone = whole.subjects.length - run.subjects.length
      if (gone > 0) {
        assert.ok(run.gaps.some(({ reason, type }) => reason === 'denied' && type !== undefined))
        assert.equal(completeness(run), ['unknown'])
      }
      if (gone > 0 || run.summary.unknown.checks > whole.summary.unknown.checks) assert.is(run.summary.exit.code, 3)
      assert.ok(run.asked.some(({ failed }) => failed > 0))
    })
  }
})

test.run()
