// Bundles a piece of code as the program is bundled, with or without a plugin, and loads what comes of it.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { scratch } from '../scratch.ts'

const root = join(import.meta.dirname, '../..')

/** What a bundle of ES modules starts with where it holds CommonJS too. */
const js = "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);"

export async function bundledModule(contents: string, plugins: Plugin[]): Promise<unknown> {
  const outfile = join(scratch(), 'bundled.mjs')
  await build({
    stdin: { contents, resolveDir: root },
    outfile,
    plugins,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js },
    logLevel: 'error',
  })
  return import(pathToFileURL(outfile).href)
}
