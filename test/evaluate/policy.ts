// The committed policy and a subject that passes through it, for the tests of the host.
import { readFileSync } from 'node:fs'
import { loadPolicy } from '@open-policy-agent/opa-wasm'
import type { PolicyMetadata } from '../../src/model/control.ts'
import { known } from '../../src/model/fact.ts'
import type { PlaceLaw } from '../../src/model/law.ts'
import type { TypeRule } from '../../src/model/rulebook.ts'
import type { Subject } from '../../src/model/subject.ts'
import { bucket } from '../estate/sample-resources.ts'

const dist = (file: string) => readFileSync(new URL(`../../dist/${file}`, import.meta.url))

export const wasm: Uint8Array = dist('policy.wasm')
export const metadata = JSON.parse(dist('policy.json').toString('utf8')) as PolicyMetadata // `as`: our own build wrote it
export const data = {
  digest: 'd'.repeat(64),
  parameters: {
    minimumTls: 1.2,
    minimumLogDays: 365,
    maximumLogDays: 1830,
    minimumBackupDays: 7,
    maximumBackupDays: 400,
    maximumRetentionDays: 3653,
    maximumResidueDays: 90,
  },
}

/** What the SDK makes of a text, without any of our guards. `set` null: nobody set the data. */
export async function unguarded(text: string | Uint8Array, set: object | null = data): Promise<unknown> {
  const loaded = await loadPolicy(wasm)
  if (set !== null) loaded.setData(set)
  return loaded.evaluate(Uint8Array.from(Buffer.from(text)).buffer)
}

export const outside: PlaceLaw = {
  concern: 'yes',
  zone: 'outside',
  hardRule: null,
  fence: 'none',
  fencedBy: null,
  adequacy: null,
  register: [],
}

export const rule: TypeRule = {
  type: 'AWS::S3::Bucket',
  provider: 'aws',
  title: 'S3 bucket',
  holds: 'content',
  places: true,
  facets: ['atRest', 'logging', 'classification'],
  sources: ['live'],
}

export function subject(): Subject {
  const resource = bucket('orders', 'eu-central-1')
  const here = {
    holder: resource.key,
    region: known('eu-central-1', []),
    account: known('1', []),
    relation: known('same' as const, []),
    approved: 'no-list' as const,
    mandates: false,
  }
  return {
    resource,
    facets: {
      ...resource.facets,
      classification: { declared: known(true, []), consistent: known(true, []), keepsTier: known(true, []) },
    },
    classification: { people: known(['eu'], []), tier: known('regional', []), categories: known([], []), rules: [] },
    recovery: { rpoHours: known(24, []), copyWanted: known(true, []) },
    places: [
      { ...here, role: 'primary', country: known('DE', []), laws: { gdpr: { ...outside, zone: 'inside' } } },
      {
        ...here,
        role: 'replica',
        country: known('US', []),
        via: { means: 'replication', mechanism: 's3-replication', locator: known('arn:aws:s3:::copy', []) },
        laws: { gdpr: outside },
      },
    ],
  }
}
