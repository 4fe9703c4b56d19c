// A translation that asks for a block which the table never joins would take every plan for one without it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { project } from '../../cli/ringfence.ts'
import { table } from '../../sources/terraform/sample-plan.ts'

const test = suite('normalize/terraform/asked-parts')

const folder = join(project, 'src/normalize/terraform')
const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
const joinedTo = new Set([
  ...table.parts.keys(),
  ...table.types.keys(),
  ...[...table.beside.values()].flatMap((named) => [...named.values()].flat()),
  ...table.dataless, // what binds a family
])

test('each block that a translation asks for by name is joined', () => {
  const asked = sources.flatMap((text) => [...text.matchAll(/parts\('(\w+)'\)/g)].map(([, name = '']) => name))
  assert.ok(asked.length > 50, String(asked.length))
  assert.equal(
    asked.filter((name) => !joinedTo.has(name)),
    [],
  )
})

test('none is asked for by a name that is made up on the way, which nobody could look up here', () => {
  assert.equal(
    sources.filter((text) => text.includes('parts(`')),
    [],
  )
})

test.run()
