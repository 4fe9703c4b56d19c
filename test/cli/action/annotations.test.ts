// What an annotation says of a run that is not whole, also where no check of it is unknown.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { annotations } from '../../../src/cli/action/annotations.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { sampleRun } from '../../reports/sample-run.ts'

const test = suite('cli/action/annotations')

const { summary } = sampleRun()
async function* none(): AsyncGenerator<Finding> {}

const toldOf = async (exit: { code: number; why: string }, checks: number): Promise<string> => {
  const unknown = { ...summary.unknown, checks, accepted: 0, ownerless: 0 }
  const told = { summary: { ...summary, exit, unknown }, failOn: 'high' as const, baseline: undefined, folder: 'out' }
  return annotations('counts', { ...told, findings: none() })
}

for (const [what, exit, checks, words] of [
  ['complete', { code: 0, why: 'complete' }, 0, ''],
  [
    'with checks that nobody could make',
    { code: 3, why: 'incomplete: not read and not accepted: 2' },
    2,
    'Incomplete: 2 checks could not be read, and none of them passed',
  ],
  [
    'cut off',
    { code: 3, why: 'incomplete: the credentials or the time ran out' },
    0,
    'Incomplete: the credentials or the time ran out',
  ],
  ['of nothing', { code: 3, why: 'incomplete: no resource was read' }, 0, 'Incomplete: no resource was read'],
] as const)
  test(`a run ${what}`, async () =>
    assert.is(await toldOf(exit, checks), words === '' ? '' : `::notice title=ringfence::${words}\n`))

test.run()
