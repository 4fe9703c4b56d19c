// What is started ends with its own status, and with no pass where it never says one.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { project } from './ringfence.ts'

const test = suite('cli/launch')

const launcher = pathToFileURL(join(project, 'src/cli/launch.ts')).href

for (const [what, start, status] of [
  ['says a pass', '() => Promise.resolve(0)', 0],
  ['says another', '() => Promise.resolve(3)', 3],
  ['fails', '() => Promise.reject(new Error("x"))', 70],
  ['never ends, with nothing left to wait for', '() => new Promise(() => {})', 70],
] as const) {
  test(`exit ${status}: what ${what}`, () => {
    const code = `import { launch } from ${JSON.stringify(launcher)}; launch(${start})`
    assert.is(spawnSync(process.execPath, ['--input-type=module', '-e', code]).status, status)
  })
}

test.run()
