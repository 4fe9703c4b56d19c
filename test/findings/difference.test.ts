// Two runs side by side: what could not be judged again is lost, and never mended.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { differing, type Earlier } from '../../src/findings/difference.ts'
import type { Finding, Severity } from '../../src/model/finding.ts'

const test = suite('findings/difference')

const control = { id: 'enc.at-rest' }
const found = (id: string, status: Finding['status'], severity: Severity = 'medium', resource = 'bucket') =>
  ({ id, status, severity, control, byLaw: {}, resource: { id: resource } }) as unknown as Finding // `as`: nothing else is looked at

const by = { controls: new Set(['enc.at-rest', 'rep.cross-region']), laws: new Set(['gdpr']) }
const there = new Map([['bucket', 'regional']])

const earlier = (findings: readonly Finding[]): Earlier => ({
  failing: new Map(findings.flatMap((one) => (one.status === 'fail' ? [[one.id, one]] : []))),
  unknown: new Set(findings.flatMap((one) => (one.status === 'unknown' ? [one.id] : []))),
})

const cases: [
  what: string,
  before: Finding[],
  now: Finding[],
  kinds: string[],
  still?: number,
  is?: Map<string, string>,
][] = [
  ['the same failure', [found('f', 'fail')], [found('f', 'fail')], [], 1],
  ['a milder one', [found('f', 'fail', 'high')], [found('f', 'fail', 'low')], [], 1],
  ['a worse one', [found('f', 'fail', 'low')], [found('f', 'fail', 'high')], ['worse f']],
  ['what passed fails', [], [found('f', 'fail')], ['new f']],
  ['what was permitted fails', [found('f', 'permitted')], [found('f', 'fail')], ['new f']],
  ['what was unknown fails', [found('f', 'unknown')], [found('f', 'fail')], ['new f']],
  ['it passes now', [found('f', 'fail')], [], ['mended f']],
  ['it is let stand until a day', [found('f', 'fail')], [found('f', 'waived')], ['waived f']],
  ['it is permitted now', [found('f', 'fail')], [found('f', 'permitted')], ['mended f']],
  ['a failure that cannot be read now', [found('f', 'fail')], [found('f', 'unknown')], ['lost f']],
  ['a failure of which nobody says whose data it is', [found('f', 'fail')], [found('f', 'undeclared')], ['lost f']],
  ['what passed cannot be read now', [], [found('f', 'unknown')], ['lost f']],
  ['an unknown of a resource that is new', [], [found('f', 'unknown', 'none', 'other')], []],
  ['an unknown that was one', [found('f', 'unknown')], [found('f', 'unknown')], []],
  ['a failure of a resource that is not there', [found('f', 'fail')], [], ['unseen f'], 0, new Map()],
  ['the tier is lower', [], [], ['tier lowered bucket'], 0, new Map([['bucket', 'global']])],
  ['the tier is gone', [], [], ['tier lowered bucket'], 0, new Map([['bucket', 'unclassified']])],
  ['the tier could not be read', [], [], [], 0, new Map([['bucket', '']])],
  ['the tier is higher', [], [], [], 0, new Map([['bucket', 'edge']])],
]
for (const [what, before, now, kinds, still = 0, is = there] of cases)
  test(what, () => {
    const comparison = differing(earlier(before), there, is, by)
    const changes = [...now.flatMap(comparison.onFinding), ...comparison.rest()]
    assert.equal(
      changes.map(({ kind, finding, resource }) => `${kind} ${finding?.id ?? resource?.id}`),
      kinds,
    )
    assert.is(comparison.counts.still, still)
  })

/** `as`: likewise. */
const failedBy = (law: string, reason?: string) =>
  ({ ...found('f', 'fail'), byLaw: { [law]: { status: 'fail', ...(reason && { reason }) } } }) as Finding
const narrower: [what: string, old: Finding, now: Finding[], kind: string][] = [
  [
    'a control that was not asked again',
    { ...found('f', 'fail'), control: { id: 'exp.public-access' } } as Finding, // `as`: likewise
    [],
    'lost',
  ],
  ['a law that is not in play any more', failedBy('lgpd', 'no-recorded-basis'), [], 'lost'],
  ['the same, and another permits it', failedBy('lgpd', 'no-recorded-basis'), [found('f', 'permitted')], 'lost'],
  ['a law that is, which says nothing of it now', failedBy('gdpr', 'no-recorded-basis'), [], 'mended'],
  ['a setting that a law asks for, and was mended', failedBy('lgpd'), [], 'mended'],
]
for (const [what, old, now, kind] of narrower)
  test(what, () => {
    const comparison = differing(earlier([old]), there, there, by)
    assert.equal(
      [...now.flatMap(comparison.onFinding), ...comparison.rest()].map((change) => change.kind),
      [kind],
    )
  })

const copied = (status: Finding['status'], locator: string | null, mechanism = 's3-replication') =>
  ({
    ...found(locator ?? 'open', status),
    resource: { id: 'bucket', key: 'bucket' },
    place: { mechanism, locator },
  }) as Finding // `as`: likewise
const settings: [what: string, now: Finding[], kinds: string[]][] = [
  ['all of its copies were read', [], ['mended']],
  ['its replication was not read', [copied('unknown', null)], ['lost', 'lost']],
  ['nothing that it points at was read', [copied('unknown', null, 'unread')], ['lost', 'lost']],
  ['its logs were not read', [copied('unknown', null, 's3-access-logs')], ['lost', 'mended']],
]
for (const [what, now, kinds] of settings)
  test(`a copy of a store of which ${what}`, () => {
    const comparison = differing(earlier([copied('fail', 'arn:there')]), there, there, by)
    assert.equal(
      [...now.flatMap(comparison.onFinding), ...comparison.rest()].map(({ kind }) => kind),
      kinds,
    )
  })

test('a copy that told of itself, and that nobody has read this time, is unseen', () => {
  const then = new Map([...there, ['arn:there', 'regional'] as const])
  for (const [is, kind] of [
    [there, 'unseen'],
    [then, 'mended'],
  ] as const)
    assert.equal(
      differing(earlier([copied('fail', 'arn:there')]), then, is, by)
        .rest()
        .map((change) => change.kind),
      [kind],
    )
})

test.run()
