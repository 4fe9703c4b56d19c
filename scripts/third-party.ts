// Collects the licences of the packages whose code a bundle holds: minifying drops the notices that they ask to be kept.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Manifest {
  name: string
  version: string
  license: string
}

/** `inputs`: the files of a bundle as esbuild names them, from the root of the project. */
export function thirdPartyNotices(root: string, inputs: readonly string[]): string {
  const folders = new Set(
    inputs.flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0] ?? []),
  )
  const notices = [...folders].map((folder) => notice(join(root, folder)))
  return `This folder holds code of the following packages.\n\n${[...new Set(notices)].sort().join('\n')}`
}

function notice(folder: string): string {
  // `as`: npm refuses to publish a package without these.
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file))
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
  return `${'='.repeat(80)}\n${name} ${version}: ${license}\n\n${texts.map((text) => `${text}\n`).join('\n')}`
}
