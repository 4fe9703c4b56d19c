// The committed toolchain is made from the sources beside it: known without Go by their digests, and by building it where asked.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as v from 'valibot'
import { toolchainRecordSchema, toolchainSources } from '../../src/rego/toolchain-record.ts'
import { root } from './policy-tree.ts'

const test = suite('rego/toolchain-record')

const record = v.parse(toolchainRecordSchema, JSON.parse(readFileSync(join(root, 'dist/rego.json'), 'utf8')))

test('the toolchain is no older than its sources (else: npm run toolchain)', () => {
  assert.equal(record.sources, toolchainSources(root))
})

test('the record names the OPA and the Go of go.mod', () => {
  const module = readFileSync(join(root, 'src/rego/go.mod'), 'utf8')
  assert.match(module, `open-policy-agent/opa ${record.opa}\n`)
  assert.match(module, `toolchain ${record.go}\n`)
})

function whyNotRebuilt(): string | undefined {
  if (process.env['RINGFENCE_TOOLCHAIN'] !== '1') return 'RINGFENCE_TOOLCHAIN is not 1'
  try {
    execFileSync('go', ['version'])
    return undefined
  } catch {
    return 'no go on PATH'
  }
}

const why = whyNotRebuilt()
if (why === undefined) {
  test('built again it is the same Wasm', async () => {
    const { buildToolchain } = await import('../../scripts/build-toolchain.ts')
    assert.equal(buildToolchain().record, record)
  })
} else {
  test(`skipped: 1 build of the toolchain (${why})`, () => {
    console.log(`skipped: 1 build of the toolchain (${why})`)
  })
}

test.run()
