// What the bundle leaves out of the AWS SDK changes nothing of what is left: each shape and each error is what it was.
import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { leanSdk, newEnough, noBuiltins, pureShapes, shortErrors, versionOnly } from '../../scripts/lean-sdk.ts'
import { builtinsIn } from '../../src/rego/shipped.ts'
import { bundledModule } from './bundled-module.ts'

const test = suite('scripts/lean-sdk')
const root = join(import.meta.dirname, '../..')

type Module = Record<string, Record<string, unknown>>

/** Every file of that name in the clients, under the name of its client, as it is and as the bundle has it. */
async function both(pattern: string): Promise<[plain: Module, lean: Module]> {
  const files = globSync(`node_modules/@aws-sdk/client-*/dist-es/${pattern}`, { cwd: root }).toSorted()
  assert.ok(files.length > 30, `${files.length} files`)
  const nameOf = (file: string) => basename(dirname(dirname(dirname(file)))).replaceAll('-', '_')
  const contents = files.map((file) => `export * as ${nameOf(file)} from './${file}'`).join('\n')
  const made = [[], [leanSdk]].map(async (plugins) => (await bundledModule(contents, plugins)) as Module) // `as`: namespaces of namespaces
  const [plain = {}, lean = {}] = await Promise.all(made)
  return [plain, lean]
}

const given = { message: 'm', $metadata: { requestId: 'r' }, Message: 'M', Type: 'T', Code: 'C', RetryAfterSeconds: 3 }

type ErrorClass = (new (options: object) => Error) & { shapeId?: string }

/** All that can be asked of an error, but the name of its class, which nobody is told. */
function seen(made: unknown) {
  const Made = made as ErrorClass // `as`: every export of these files is one
  const one = new Made(given)
  const { stack: _, ...own } = Object.getOwnPropertyDescriptors(one)
  const bases: string[] = []
  let at: unknown = Object.getPrototypeOf(Made.prototype)
  while (typeof at === 'object' && at !== null) {
    bases.push(at.constructor.name)
    at = Object.getPrototypeOf(at)
  }
  return { own, bases, shape: Made.shapeId, itself: one instanceof Made, text: String(one) }
}

test('every error has the name, the fault, the members and the bases that it had', async () => {
  const [plain, lean] = await both('models/errors.js')
  let count = 0
  for (const [client, errors] of Object.entries(plain)) {
    assert.equal(Object.keys(lean[client] ?? {}).toSorted(), Object.keys(errors).toSorted(), client)
    for (const [name, made] of Object.entries(errors)) {
      assert.equal(seen(lean[client]?.[name]), seen(made), `${client} ${name}`)
      count += 1
    }
  }
  assert.ok(count > 1_500, `${count} errors`)
})

/** A shape refers to others by functions and classes, which are others in each bundle. */
const comparable = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(comparable)
    : typeof value === 'function'
      ? 'function'
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, comparable(one)]))
        : value

test('every shape is what it was', async () => {
  const [plain, lean] = await both('schemas/schemas_0.js')
  let count = 0
  for (const [client, shapes] of Object.entries(plain)) {
    assert.equal(Object.keys(lean[client] ?? {}).toSorted(), Object.keys(shapes).toSorted(), client)
    for (const [name, shape] of Object.entries(shapes).filter(([one]) => one !== 'errorTypeRegistries')) {
      if (!isDeepStrictEqual(comparable(lean[client]?.[name]), comparable(shape)))
        assert.unreachable(`${client} ${name}`)
      count += 1
    }
  }
  assert.ok(count > 10_000, `${count} shapes`)
})

test('most of it is lean: another way of writing it in a newer SDK would be noticed', () => {
  const sources = (pattern: string) =>
    globSync(`node_modules/@aws-sdk/client-*/dist-es/${pattern}`, { cwd: root }).map((file) =>
      readFileSync(join(root, file), 'utf8'),
    )
  const errors = sources('models/errors.js')
  const left = errors.map((code) => shortErrors(code).match(/^export class/gm)?.length ?? 0)
  const all = errors.map((code) => code.match(/^export class/gm)?.length ?? 0)
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  assert.ok(sum(left) < sum(all) / 100, `${sum(left)} of ${sum(all)}`)
  for (const code of sources('schemas/schemas_0.js'))
    assert.not.match(pureShapes(code), /^export (?:var|const) [\w$]+ = \[-?\d/m)
})

test('an error of another shape is left as it is', () => {
  const odd =
    'export class X extends __BaseException {\n    name = "X";\n    $fault = "client";\n    $retryable = {};\n}'
  assert.is(shortErrors(odd), odd)
})

test('what asks for the version of Node hears of this one what the bundle says at once', () => {
  const require = createRequire(import.meta.url)
  const files = globSync('node_modules/jsonwebtoken/lib/*Supported.js', { cwd: root })
  assert.is(files.length, 3)
  for (const file of files) assert.is(require(join(root, file)), true)
  assert.is(newEnough, 'module.exports = true')
})

test('no policy can call a builtin that the bundle leaves out', () => {
  const require = createRequire(import.meta.url)
  const left = require(join(root, 'node_modules/@open-policy-agent/opa-wasm/src/builtins/yaml.js')) as object // `as`: names to functions
  const names = Object.keys(left)
  assert.ok(names.length > 0)
  const capabilities = builtinsIn(readFileSync(join(root, 'src/rego/capabilities.json'), 'utf8'))
  assert.ok(capabilities.length > 100, `${capabilities.length} builtins`)
  assert.equal(
    capabilities.filter((name) => names.includes(name)),
    [],
  )
  assert.is(noBuiltins, 'module.exports = {}')
})

test('of a package its name and its version are left', () => {
  assert.is(versionOnly('{"name":"a","version":"1.2.3","scripts":{}}'), '{"name":"a","version":"1.2.3"}')
})

test.run()
