// Files as somebody might save them, made of parts of the sample estate, and what a scan of them leaves behind.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { rowsOf } from '../reports/read-csv.ts'
import { scratch } from '../scratch.ts'
import { parsed, project, read, ringfence } from './ringfence.ts'

export const demo = join(project, 'fixtures/demo')
export const config = join(demo, 'ringfence.yaml')

export interface Item {
  resourceType: string
  resourceName?: string
  resourceId: string
  ARN: string
  awsRegion: string
  awsAccountId: string
  tags?: Record<string, string>
  configuration: Record<string, unknown>
  supplementaryConfiguration?: Record<string, unknown>
}

export interface ArmBody {
  id: string
  name: string
  type: string
  location: string
  tags?: Record<string, string>
  properties: Record<string, unknown>
}

const itemsOf = (text: string): Item[] => parsed<{ configurationItems: Item[] }>(text).configurationItems

/** Every Config item of the sample estate, of both accounts. */
export const items: readonly Item[] = [
  ...itemsOf(read(demo, 'aws/111122223333-config-snapshot.json')),
  ...itemsOf(gunzipSync(readFileSync(join(demo, 'aws/444455556666-config-snapshot.json.gz'))).toString()),
]

export const armBodies = (file: string): ArmBody[] => parsed<{ value: ArmBody[] }>(read(demo, `azure/${file}`)).value

/** A copy of the sample's own, to be changed. */
export function sample(type: string, name?: string): Item {
  const found = items.find((item) => item.resourceType === type && (name === undefined || item.resourceName === name))
  if (found === undefined) throw new Error(`the sample estate has lost its ${type} ${name}`)
  return structuredClone(found)
}

export const snapshotOf = (configurationItems: readonly unknown[]): string =>
  JSON.stringify({ fileVersion: '1.0', configSnapshotId: '2f6f0c1e-0a40-4c58-9f3a-6f1d6a5d8f01', configurationItems })

/** Writes a file into a folder that is gone when the process ends, and returns its path. */
export function saved(name: string, content: string | Uint8Array, folder = scratch()): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

/** Files under a folder; an empty folder is none. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))

/** Scans what was saved, in a folder of its own, where nothing but the output may appear. */
export async function scanOf(from: string, { by = config, cwd = scratch() } = {}) {
  const args = ['scan', '--from', from, '-c', by, '--fail-on', 'none', '-o', 'out', '-v']
  const ended = await ringfence(args, { cwd })
  return { ...ended, cwd, out: join(cwd, 'out') }
}

export const csvIn = (folder: string, file: string): Record<string, string>[] => rowsOf(read(folder, file))
