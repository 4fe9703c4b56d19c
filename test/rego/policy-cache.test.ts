// The cache keeps what was used last, and no more than its measure.
import { readdirSync } from 'node:fs'
import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cached } from '../../src/rego/policy-cache.ts'
import { scratch } from '../scratch.ts'

const test = suite('rego/policy cache')

test('of many, those used last are kept', async () => {
  const env = { XDG_CACHE_HOME: scratch() }
  const folder = join(env.XDG_CACHE_HOME, 'ringfence')
  let made = 0
  const ask = (key: string): Promise<string> =>
    cached(
      env,
      key,
      async () => `${key} ${made++}`,
      (kept) => (typeof kept === 'string' ? kept : undefined),
    )
  const age = (key: string, seconds: number): Promise<void> => utimes(join(folder, `policy-${key}`), seconds, seconds)

  for (let key = 0; key < 64; key++) {
    await ask(`${key}`)
    await age(`${key}`, 1_000 + key)
  }
  assert.is(readdirSync(folder).length, 64)
  assert.is(await ask('0'), '0 0') // the oldest is used again
  await ask('64')
  const names = readdirSync(folder)
  assert.is(names.length, 64)
  assert.ok(names.includes('policy-0') && names.includes('policy-64'))
  assert.not.ok(names.includes('policy-1'))
  assert.is(await ask('1'), '1 65') // made again
})

test.run()
