// What somebody does who has the files of a run and knows how a manifest is made: edits are sealed as if the run had written them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '../../src/evidence/index.ts'
import { sealing } from '../../src/evidence/seal.ts'
import { parsed } from './ringfence.ts'

export function manifestAgain(dir: string, change: (manifest: Manifest) => void = () => undefined): void {
  const manifest = parsed<Manifest>(readFileSync(join(dir, 'manifest.json'), 'utf8'))
  manifest.files = manifest.files
    .filter(({ path }) => existsSync(join(dir, path)))
    .map(({ path }) => {
      const file = sealing(path)
      file.take(readFileSync(join(dir, path)))
      return file.seal()
    })
  change(manifest)
  writeFileSync(join(dir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}
