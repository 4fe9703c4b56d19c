// Bundles the sources into dist/ for an installed package, where Node strips no types; with --check it only compares.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { build, type BuildOptions } from 'esbuild'
import { parsedTables } from '../src/rulebook/index.ts'
import { leanSdk } from './lean-sdk.ts'
import { thirdPartyNotices } from './third-party.ts'

const root = join(import.meta.dirname, '..')

/** What is ours under dist/; the policies and the Rego toolchain beside it have builds of their own. */
const ours = ['cli.mjs', 'action.mjs', 'lib', 'rules.json', 'third-party.txt']

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  charset: 'utf8',
  logLevel: 'warning',
} satisfies BuildOptions

/** Parsed by whatever Node is there, so that they can say which one is needed; hence apart from the rest, and older. */
const launchers = (outdir: string) =>
  ({
    ...shared,
    metafile: true,
    outdir,
    target: 'node14',
    entryPoints: [
      { in: 'src/cli/bin.ts', out: 'cli' },
      { in: 'src/cli/action-bin.ts', out: 'action' },
    ],
    plugins: [
      {
        name: 'leave-the-rest-apart',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\.\/(main|action)\.ts$/ }, ({ path }) => ({
            path: `./lib/${posix.basename(path, '.ts')}.mjs`,
            external: true,
          })),
      },
    ],
  }) satisfies BuildOptions & { metafile: true }

/** The process that runs the Rego toolchain is another one, and reads the builtins that policies may use from beside it. */
const toolchain = (outdir: string) =>
  ({
    ...shared,
    outdir,
    target: 'node24',
    entryPoints: [
      { in: 'src/rego/run-wasi.ts', out: 'lib/run-wasi' },
      { in: 'src/rego/capabilities.json', out: 'lib/capabilities' },
    ],
    loader: { '.json': 'copy' },
    minify: true,
    metafile: true,
    legalComments: 'none',
  }) satisfies BuildOptions & { metafile: true }

/** In chunks, so that a cloud's client is parsed only when that cloud is asked. */
const program = (outdir: string) =>
  ({
    ...shared,
    outdir,
    target: 'node24',
    entryPoints: [
      { in: 'src/cli/main.ts', out: 'lib/main' },
      { in: 'src/cli/action.ts', out: 'lib/action' },
      // Threads of their own, which are started by their files.
      { in: 'src/evaluate/own-worker.ts', out: 'lib/own-worker' },
      { in: 'src/evidence/sealing-worker.ts', out: 'lib/sealing-worker' },
    ],
    // Of a module the bundler sees what nobody asks for, of CommonJS it does not.
    mainFields: ['module', 'main'],
    plugins: [leanSdk],
    splitting: true,
    chunkNames: 'lib/[name]-[hash]',
    minify: true,
    metafile: true,
    legalComments: 'none',
    // opa-wasm is CommonJS and asks for Node's own modules by require. The name is longer than any the minifier makes up.
    banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);" },
  }) satisfies BuildOptions & { metafile: true }

/** Writes the whole bundle into a folder. The same sources make the same bytes, wherever they lie. */
export async function bundle(outdir: string): Promise<void> {
  const made = await Promise.all([build(program(outdir)), build(toolchain(outdir)), build(launchers(outdir))])
  const held = made.flatMap(({ metafile }) =>
    Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs)),
  )
  writeFileSync(
    join(outdir, 'rules.json'),
    `${JSON.stringify(Object.fromEntries(await parsedTables(join(root, 'rules'))))}\n`,
  )
  writeFileSync(join(outdir, 'third-party.txt'), thirdPartyNotices(root, held))
}

/** The files of two bundles that differ, or that only one of them has. */
export function differences(one: string, other: string): string[] {
  const names = new Set([...bundled(one), ...bundled(other)])
  return [...names].filter((name) => !same(join(one, name), join(other, name))).sort()
}

const bundled = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => posix.relative(folder, posix.join(entry.parentPath, entry.name)))
        .filter((name) => ours.some((own) => name === own || name.startsWith(`${own}/`)))
    : []

const same = (one: string, other: string): boolean =>
  existsSync(one) && existsSync(other) && readFileSync(one).equals(readFileSync(other))

/** A half-made bundle never lies under its final name, and no chunk of an older one stays behind. */
async function replace(dist: string): Promise<void> {
  const fresh = `${dist}.tmp`
  rmSync(fresh, { recursive: true, force: true })
  await bundle(fresh)
  mkdirSync(dist, { recursive: true })
  for (const own of ours) {
    rmSync(join(dist, own), { recursive: true, force: true })
    renameSync(join(fresh, own), join(dist, own))
  }
  rmSync(fresh, { recursive: true })
}

async function check(dist: string): Promise<string[]> {
  const fresh = mkdtempSync(join(tmpdir(), 'ringfence-bundle-'))
  try {
    await bundle(fresh)
    return differences(fresh, dist)
  } finally {
    rmSync(fresh, { recursive: true })
  }
}

if (import.meta.main) {
  const dist = join(root, 'dist')
  if (process.argv.includes('--check')) {
    const differing = await check(dist)
    for (const name of differing) console.error(`dist/${name} is not what these sources make; run npm run bundle`)
    process.exitCode = differing.length > 0 ? 1 : 0
  } else {
    await replace(dist)
  }
}
