// Files on disk for the length of one test, and a Config snapshot and ARM answers to put into them.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export type Files = Record<string, string | Uint8Array>

export async function saved<T>(files: Files, use: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'ringfence-files-'))
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(dir, name)), { recursive: true })
      await writeFile(join(dir, name), content)
    }
    return await use(dir)
  } finally {
    await rm(dir, { recursive: true })
  }
}

export const now = '2026-11-24T09:00:00.000Z'
export const clock = () => now

export const bucket = {
  ARN: 'arn:aws:s3:::patient-records',
  awsAccountId: '111122223333',
  awsRegion: 'eu-central-1',
  resourceType: 'AWS::S3::Bucket',
  resourceName: 'patient-records',
  resourceId: 'patient-records',
  configurationItemCaptureTime: '2026-11-23T12:00:00.000Z',
  configurationItemStatus: 'OK',
  configuration: { name: 'patient-records' },
  supplementaryConfiguration: {},
}

export const snapshot = (...items: unknown[]): string =>
  JSON.stringify({ fileVersion: '1.0', configSnapshotId: '0a1b', configurationItems: items })

export const subscription = '0a1b2c3d-0000-4000-8000-000000000001'

export const vault = {
  id: `/subscriptions/${subscription.toUpperCase()}/resourceGroups/Health/providers/Microsoft.KeyVault/vaults/Keys`,
  type: 'Microsoft.KeyVault/vaults',
  location: 'West Europe',
  properties: {},
}

export async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const row of rows) all.push(row)
  return all
}
