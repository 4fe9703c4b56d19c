// Configs as teams write them, with every key of the format in one of them or another.

/** The one that EXPERIENCE.md shows. */
export const experience = `version: 1
laws: [gdpr, lgpd, ccpa]
aws:   { accounts: organization, role: ringfence-read }   # or a list of ids
azure: { subscriptions: all }
entities:                       # accounts → legal persons: "separate importer"
  Example GmbH: { country: DE, aws: ["111122223333"] }
  Example Inc:  { country: US, aws: ["444455556666"] }
data:                           # all rules apply; strictest wins, conflict is a finding
  - { when: { tag: { DataClass: [pii] } }, tier: regional, people: [eu], categories: [contact] }
  - { when: { name: "br-*" },              tier: regional, people: [br] }
  - { when: { tag: { DataClass: public } }, tier: global,  people: none }
fences:                         # our policy, judged before any law
  - { people: [eu], categories: [health], stay: EEA }
  - { tier: edge, stay: [DE] }
  - { people: [us-ca], stay: [US], because: "customer contract" }
recovery: { regional: { rpo: 24h, rto: 4h, copy: in-zone } }
transfers:
  - id: tr-014
    basis: gdpr.scc.m2
    from: Example GmbH
    to: Example Inc
    countries: [US]
    means: [replication, backup]
    data: { categories: [contact], tiers: [regional] }
    documents: { contract: DOC-7781, tia: TIA-2026-02 }
    requires: [enc.at-rest]
    valid: { from: 2025-03-02, until: 2027-02-10 }
    owner: dpo@example.test
    approved-by: ciso@example.test
accepted-gaps:
  - { account: "111122223333", operation: backup:ListBackupPlans, reason: SEC-91, until: 2027-01-31 }
`

export const everything = `version: 1
laws: [gdpr, lgpd]
aws: { accounts: ["111122223333", "000011112222"], role: audit/ringfence-read, external-id: example-4f1c }
azure: { subscriptions: [0A1B2C3D-4e5f-4a6b-8c7d-9e0f1a2b3c4d] }
entities:
  Example AS: { country: NO, aws: ["111122223333"], azure: [0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d] }
  Example Inc: { country: US }
data:
  - { when: { tag: { DataClass: [pii, hr], Owner: crm } }, tier: regional, people: [eu, br], categories: [contact] }
  - { when: { name: "br-*", account: "111122223333", type: aws::s3::bucket }, tier: edge, people: none }
fences:
  - { people: [eu], categories: [health], tier: edge, stay: [BR, CH], because: contract }
  - { stay: BR }
  - { stay: DE }
recovery:
  global: { rpo: 7d, copy: none }
  edge: { rpo: 15m, rto: 4h, copy: in-zone }
transfers:
  - id: tr-1
    basis: gdpr.adequacy.dpf
    from: Example AS
    to: Example Inc
    countries: [US, IN]
    means: [storage, edge-cache]
    data: { people: [eu], categories: [contact], tiers: [regional, edge] }
    documents: { listing: DOC-1 }
    requires: [enc.at-rest, trn.tls-enforced]
    valid: { from: 2025-03-02, until: 2025-03-02 }
    checked: 2026-11-01
    fallback: gdpr.scc.m2
    owner: a@example.test
    approved-by: b@example.test
  - id: tr-2
    basis: lgpd.33-ii-b
    countries: [US]
    means: [backup]
    data: { people: [br] }
    valid: { from: 2025-03-02, until: 2027-02-10 }
    owner: a@example.test
    approved-by: A@example.test
waivers:
  - id: w-1
    control: rep.*
    resource: "arn:aws:s3:::crm-*"
    account: "111122223333"
    country: US
    reason: SEC-91
    owner: a@example.test
    approved-by: b@example.test
    until: 2027-01-31
  - { id: w-2, control: enc.at-rest, reason: SEC-92, owner: a, approved-by: b, until: 2027-01-31 }
accepted-gaps:
  - { account: "111122223333", operation: backup:ListBackupPlans, reason: SEC-91, until: 2020-01-31, owner: a@example.test, approved-by: b@example.test }
`
