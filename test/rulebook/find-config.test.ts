// Absent is the only thing that may mean "no config", and only for a file that nobody asked for.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { findConfig } from '../../src/rulebook/find-config.ts'
import { loadConfig } from '../../src/rulebook/load-config.ts'
import { loadRules } from '../../src/rulebook/load-rules.ts'
import { scratch } from '../scratch.ts'
import { refusalOf, rulesFolder } from './rules-folder.ts'

const test = suite('rulebook/find-config')

test('the default file may be absent', async () => assert.is(await findConfig(scratch()), null))

test('the default file is found, and one that is named goes before it', async () => {
  const folder = scratch()
  for (const name of ['ringfence.yaml', 'other.yaml']) writeFileSync(join(folder, name), 'version: 1\n')
  assert.is(await findConfig(folder), join(folder, 'ringfence.yaml'))
  assert.is(await findConfig(folder, 'other.yaml'), join(folder, 'other.yaml'))
})

test('a file that was named and is not there is an error', async () => {
  const error = await refusalOf(findConfig(scratch(), 'missing.yaml'))
  assert.is(error.kind, 'usage')
  assert.match(error.message, /^missing\.yaml: there is no such file/)
})

test('a name that cannot be reached is an error', async () => {
  const folder = scratch()
  writeFileSync(join(folder, 'file'), '')
  const error = await refusalOf(findConfig(folder, 'file/ringfence.yaml'))
  assert.match(error.message, /^file\/ringfence\.yaml: the file could not be reached/)
})

test('a folder that cannot be looked into is not one without a config', async () => {
  const folder = scratch()
  writeFileSync(join(folder, 'file'), '')
  const error = await refusalOf(findConfig(join(folder, 'file')))
  assert.match(error.message, /^ringfence\.yaml: the file could not be reached/)
})

test('a default file that cannot be read is no absent one', async () => {
  const [rules, dangling, folder] = [await loadRules(rulesFolder), scratch(), scratch()]
  symlinkSync(join(dangling, 'nowhere'), join(dangling, 'ringfence.yaml'))
  mkdirSync(join(folder, 'ringfence.yaml'))
  for (const cwd of [dangling, folder]) {
    const error = await refusalOf(findConfig(cwd).then((found) => loadConfig(found, rules)))
    assert.is(error.kind, 'usage')
    assert.match(error.message, /^ringfence\.yaml: /)
  }
})

test.run()
