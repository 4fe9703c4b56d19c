// Our own sample plan, and those that others have published: of formats, tools and providers that ours is not of. Each is read, and nothing of it is dropped.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Observation } from '../../../src/model/observation.ts'
import { normalize } from '../../../src/normalize/index.ts'
import { readPlan } from '../../../src/sources/terraform/index.ts'
import { planFrom } from '../../../src/sources/terraform/plan-shape.ts'
import { planText } from '../../../src/sources/terraform/plan-text.ts'
import { project } from '../../cli/ringfence.ts'
import { rowsIn, table } from './sample-plan.ts'

const test = suite('sources/terraform/public-plans')
const folder = fileURLToPath(new URL('../../../../shared/recordings/terraform', import.meta.url))
const published = existsSync(folder)
  ? ['public', 'generated'].flatMap((name) =>
      readdirSync(join(folder, name))
        .filter((file) => file.endsWith('.json'))
        .map((file) => join(folder, name, file)),
    )
  : []
if (published.length === 0) console.log('skipped: 1 published plans (../shared is not there)')

for (const path of [join(project, 'fixtures/terraform/pull-request/plan.json'), ...published])
  test(path.split('/').slice(-2).join('/'), async () => {
    const { resource_changes: changes } = planFrom(await planText(path), path)
    const managed = changes.filter(({ mode, change: { after } }) => mode !== 'data' && after !== null)
    const { after } = await readPlan(path, { table, base: folder, madeAt: '2026-11-24T00:00:00Z' })
    const seen = after.filter((record): record is Observation => record.kind === 'observation')
    const addresses = new Set(seen.flatMap(rowsIn).map(({ address }) => address))
    assert.equal(
      managed.map(({ address }) => address).filter((address) => !addresses.has(address)),
      [],
      'dropped in silence',
    )
    for (const observation of seen) {
      const found = normalize(observation)
      if (found === undefined) {
        assert.is(observation.type, 'AWS::ApiGateway::Stage', `${observation.nativeId} was taken for gone`) // without a cache
        const [row] = rowsIn(observation)
        assert.ok(
          seen.some((one) => one !== observation && rowsIn(one).some(({ address }) => address === row?.address)),
        )
        continue
      }
      if (!('kind' in found)) continue
      assert.is.not(found.reason, 'malformed', `${observation.type} ${observation.nativeId}`)
    }
  })

test.run()
