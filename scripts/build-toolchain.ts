// Builds the Rego toolchain that ships inside: Go to Wasm, the same bytes on every machine, compressed into dist/.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { type ToolchainRecord, toolchainSources } from '../src/rego/toolchain-record.ts'

const root = join(import.meta.dirname, '..')
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Asks for the very compiler that go.mod names; any Go since 1.21 fetches it by itself. */
export function buildToolchain(): { wasm: Buffer; record: ToolchainRecord } {
  const source = join(root, 'src/rego')
  const module = readFileSync(join(source, 'go.mod'), 'utf8')
  const go = versionIn(module, /^toolchain (go\S+)$/m)
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-toolchain-'))
  try {
    const out = join(folder, 'rego.wasm')
    compile(source, out, go)
    const wasm = readFileSync(out)
    const opa = versionIn(module, /open-policy-agent\/opa (v\S+)$/m)
    return {
      wasm,
      record: { schema: 1, opa, go, sha256: sha256(wasm), bytes: wasm.length, sources: toolchainSources(root) },
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

// Paths, build ids and the machine's own flags stay out of the bytes.
function compile(cwd: string, out: string, go: string): void {
  const env = {
    ...process.env,
    GOTOOLCHAIN: go,
    GOOS: 'wasip1',
    GOARCH: 'wasm',
    GOWASM: '',
    GOEXPERIMENT: '',
    GOFLAGS: '',
  }
  const args = ['build', '-mod=readonly', '-trimpath', '-buildvcs=false', '-ldflags=-s -w -buildid=', '-o', out, '.']
  try {
    execFileSync('go', args, { cwd, env: { ...env, CGO_ENABLED: '0' }, stdio: ['ignore', 'inherit', 'inherit'] })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') {
      throw new Error(
        `no \`go\` on PATH. Install Go 1.21 or later from https://go.dev/dl (it fetches ${go} itself), then run npm run toolchain again`,
        { cause },
      )
    }
    throw cause
  }
}

function versionIn(module: string, line: RegExp): string {
  const version = line.exec(module)?.[1]
  if (version === undefined) throw new Error(`src/rego/go.mod has no line ${line}`)
  return version
}

function compress(wasm: Buffer): Buffer {
  const {
    BROTLI_PARAM_QUALITY,
    BROTLI_PARAM_LGWIN,
    BROTLI_PARAM_SIZE_HINT,
    BROTLI_MAX_QUALITY,
    BROTLI_MAX_WINDOW_BITS,
  } = constants
  return brotliCompressSync(wasm, {
    params: {
      [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY,
      [BROTLI_PARAM_LGWIN]: BROTLI_MAX_WINDOW_BITS,
      [BROTLI_PARAM_SIZE_HINT]: wasm.length,
    },
  })
}

function write(path: string, content: Uint8Array | string): void {
  writeFileSync(`${path}.tmp`, content)
  renameSync(`${path}.tmp`, path)
}

if (import.meta.main) {
  const { wasm, record } = buildToolchain()
  console.log(`rego.wasm ${record.sha256}, ${wasm.length} bytes; compressing takes a minute or two`)
  mkdirSync(join(root, 'dist'), { recursive: true })
  write(join(root, 'dist/rego.wasm.br'), compress(wasm))
  write(join(root, 'dist/rego.json'), `${JSON.stringify(record, null, 2)}\n`)
}
