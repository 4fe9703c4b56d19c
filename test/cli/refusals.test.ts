// Each permission taken away in turn from a live scan: no verdict gets better, and the run says that it is not whole.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withMoto } from '../servers/moto.ts'
import { type Called, denied, refusingProxy } from '../servers/refusing-proxy.ts'
import { seedMoto } from '../servers/seed-moto.ts'
import { twoRegions } from '../sources/aws/scanning.ts'
import { completeness, improved, runAt, verdictsOf } from './live-run.ts'

const test = suite('cli/refusals')

/** They hold one of everything, and what the trail writes into; `npm run test:sweep` takes each permission away from a scan of five. */
const request = { regions: [...twoRegions.regions, 'us-east-1'], failOn: 'high' as const }

await withMoto(test, async ({ endpoint, reset }) => {
  await reset()
  await seedMoto(endpoint)
  const seen = new Map<string, Called>()
  const watching = await refusingProxy((call) => void seen.set(`${call.service}:${call.operation}`, call), endpoint)
  const whole = await runAt(watching.endpoint, request)
  await watching.close()
  const before = verdictsOf(whole)

  test('one region at a time or all at once: the same verdicts, in the same order', async () => {
    const runs = [
      await runAt(endpoint, { ...request, concurrency: 1 }),
      await runAt(endpoint, { ...request, concurrency: 32 }),
    ]
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
      const run = await runAt(proxy.endpoint, request)
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
