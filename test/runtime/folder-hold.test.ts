// A folder is one run's at a time: another is kept out while that lives, and nobody is once it has let go or was killed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isExplained } from '../../src/model/errors.ts'
import { holdFolder } from '../../src/runtime/folder-hold.ts'
import { scratch } from '../scratch.ts'

const test = suite('runtime/folder hold')

test('one holds it, another not, until the first lets go; to let go twice is no harm', () => {
  const folder = scratch()
  const release = holdFolder(folder)
  assert.type(release, 'function')
  assert.is(holdFolder(folder), undefined)
  assert.type(holdFolder(scratch()), 'function')
  release?.()
  release?.()
  const again = holdFolder(folder)
  assert.type(again, 'function')
  again?.()
})

test('a process that is killed holds nothing', async () => {
  const folder = scratch()
  const source = new URL('../../src/runtime/folder-hold.ts', import.meta.url).href
  const script = `const { holdFolder } = await import(${JSON.stringify(source)})
    globalThis.release = holdFolder(${JSON.stringify(folder)})
    console.log('held')
    setInterval(() => undefined, 1_000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script])
  await once(child.stdout, 'data')
  assert.is(holdFolder(folder), undefined)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const release = holdFolder(folder)
  assert.type(release, 'function')
  release?.()
})

test('where no file can be opened it says so, and that nothing was held is no excuse to go on', () => {
  const folder = scratch()
  mkdirSync(join(folder, 'held'))
  const refused = (): string => {
    try {
      holdFolder(folder)
      return 'held'
    } catch (error) {
      return isExplained(error) ? `${error.kind}: ${error.message}` : String(error)
    }
  }
  assert.match(refused(), /^output: .*: the folder could not be kept from other runs, because no file in it/)
})

test.run()
