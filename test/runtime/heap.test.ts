// The flags of the heap are not part of what Node promises, so that each is seen to do something.
import { execFileSync } from 'node:child_process'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('runtime/heap')

/** Of a process that keeps a million small things, after `setup`: how large its part for new objects has become. */
function newSpaceAfter(setup: string): number {
  const program = `
    import { getHeapSpaceStatistics } from 'node:v8'
    import { growNewSpace, keepNewSpaceSmall } from '${new URL('../../src/runtime/heap.ts', import.meta.url).href}'
    ${setup}
    const kept = []
    for (let index = 0; index < 1_000_000; index++) kept.push({ index, list: [index] })
    const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
    console.log(kept.length > 0 && space.space_size / 1024 / 1024)`
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }))
}

test('the part for new objects stays as small as it begins', () => {
  const small = newSpaceAfter('keepNewSpaceSmall()')
  assert.ok(small > 0 && small <= 4, `${small} MiB`)
  assert.ok(newSpaceAfter('') >= 4 * small, 'it does not grow by itself any more: see whether the flag is still needed')
})

test('grown, it is two halves of 16 MiB, and stays so', () => {
  assert.is(Math.round(newSpaceAfter('keepNewSpaceSmall(); growNewSpace()')), 32)
})

test.run()
