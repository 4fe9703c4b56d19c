// Places with what resilience is measured by: where they are, and what each law and our own fence say there.
import { type Fact, known } from '../../src/model/fact.ts'
import type { PlaceLaw } from '../../src/model/law.ts'
import type { Place } from '../../src/model/place.ts'

export const said = (more: Partial<PlaceLaw> = {}): PlaceLaw => ({
  concern: 'yes',
  zone: 'inside',
  hardRule: null,
  fence: 'none',
  fencedBy: null,
  adequacy: null,
  register: [],
  ...more,
})

export const place = (region: Fact<string>, country: Fact<string>, more: Partial<Place> = {}): Place => ({
  holder: 'aws|orders',
  role: 'primary',
  region,
  country,
  account: known('111122223333', []),
  relation: known('same', []),
  approved: 'no-list',
  mandates: false,
  laws: { gdpr: said() },
  ...more,
})

export const frankfurt = place(known('eu-central-1', []), known('DE', []))

export const copyIn = (
  region: string,
  country: string,
  law: Partial<PlaceLaw> = {},
  more: Partial<Place> = {},
): Place =>
  place(known(region, []), known(country, []), {
    role: 'replica',
    via: { means: 'replication', mechanism: 'rds-read-replica', locator: known(`arn:aws:rds:${region}::db:copy`, []) },
    laws: { gdpr: said(law) },
    ...more,
  })
