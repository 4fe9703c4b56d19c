// What became of an earlier failure: nothing is called mended that was not judged again.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isNews, sinceBaseline } from '../../src/findings/since.ts'
import type { Finding, Severity } from '../../src/model/finding.ts'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import type { Judged } from '../../src/model/run.ts'
import type { Tier } from '../../src/model/subject.ts'

const test = suite('findings/since')

const before = {
  run: { scan: 'before', sha256: '' },
  failing: new Map([
    ['f1', { severity: 'medium' as const, resource: 'bucket', control: 'rep.cross-region', laws: ['gdpr'] }],
  ]),
  tiers: new Map([['arn:bucket', 'regional']]),
}
const by = { controls: new Set(['rep.cross-region']), laws: new Set(['gdpr', 'lgpd']) }
/** `as`: nothing else is looked at. */
const judged = (key: string, tier: Fact<Tier> = known('regional', [])) =>
  ({ subject: { resource: { key, id: `arn:${key}` }, classification: { tier } } }) as unknown as Judged
const found = (id: string, status: Finding['status'], severity: Severity) => ({ id, status, severity }) as Finding // `as`: likewise

const none = { scan: 'before', new: 0, worse: 0, still: 0, waived: 0, mended: 0, untold: 0, unseen: 0, lowered: 0 }

const cases: [what: string, resources: string[], findings: Finding[], counts: object, news: Severity[]][] = [
  ['as it was', ['bucket'], [found('f1', 'fail', 'medium')], { still: 1 }, []],
  ['less grave', ['bucket'], [found('f1', 'fail', 'low')], { still: 1 }, []],
  ['worse', ['bucket'], [found('f1', 'fail', 'high')], { worse: 1 }, ['high']],
  [
    'another failure',
    ['bucket'],
    [found('f1', 'fail', 'medium'), found('f2', 'fail', 'low')],
    { still: 1, new: 1 },
    ['low'],
  ],
  ['it passes now', ['bucket'], [], { mended: 1 }, []],
  ['it is let stand until a day', ['bucket'], [found('f1', 'waived', 'none')], { waived: 1 }, []],
  ['it is permitted now', ['bucket'], [found('f1', 'permitted', 'none')], { mended: 1 }, []],
  ['nobody could read it', ['bucket'], [found('f1', 'unknown', 'none')], { untold: 1 }, []],
  ['nobody knows whose data it is', ['bucket'], [found('f1', 'undeclared', 'none')], { untold: 1 }, []],
  ['the resource was not read', ['another'], [], { unseen: 1 }, []],
  [
    'an unknown of which nothing failed before is no failure',
    ['another'],
    [found('f3', 'unknown', 'none')],
    { unseen: 1 },
    [],
  ],
]
for (const [what, resources, findings, counts, news] of cases)
  test(what, () => {
    const since = sinceBaseline(before, by)
    for (const [index, key] of resources.entries()) since.add(judged(key), index === 0 ? findings : [])
    assert.equal(since.counts(), { ...none, ...counts })
    assert.equal(
      Object.entries(since.newBySeverity).filter(([, count]) => count > 0),
      news.map((severity) => [severity, 1]),
    )
  })

/** The setting by which a copy went there was not read: its place has no name now, and another finding. */
const unread = (key: string, mechanism: string, status: Finding['status'] = 'unknown') =>
  ({ ...found('f2', status, 'high'), resource: { key }, place: { mechanism, locator: null } }) as Finding // `as`: likewise
const hidden: [what: string, now: Finding, counts: object][] = [
  ['its own setting was not read', unread('bucket', 's3-replication'), { untold: 1 }],
  ['nothing that it points at was read', unread('bucket', 'unread'), { untold: 1 }],
  ['another setting was not read', unread('bucket', 's3-access-logs'), { mended: 1 }],
  ['the setting of another was not read', unread('another', 's3-replication'), { mended: 1 }],
  ['all of it was read', unread('bucket', 's3-replication', 'permitted'), { mended: 1 }],
]
for (const [what, now, counts] of hidden)
  test(`a copy that is not told of any more, where ${what}`, () => {
    const failing = new Map([...before.failing].map(([id, one]) => [id, { ...one, mechanism: 's3-replication' }]))
    const since = sinceBaseline({ ...before, failing }, by)
    since.add(judged('bucket'), [now])
    assert.equal(since.counts(), { ...none, ...counts })
  })

const copies: [what: string, known: string[], resources: string[], counts: object][] = [
  ['it is there, and no copy any more', ['arn:copy'], ['bucket', 'copy'], { mended: 1 }],
  ['nobody has read it this time', ['arn:copy'], ['bucket'], { unseen: 1 }],
  ['nobody read it then either', [], ['bucket'], { mended: 1 }],
]
for (const [what, known, resources, counts] of copies)
  test(`a copy that is not told of any more, and ${what}`, () => {
    const failing = new Map([...before.failing].map(([id, one]) => [id, { ...one, copy: 'arn:copy' }]))
    const tiersThen = new Map([...before.tiers, ...known.map((id) => [id, 'regional'] as const)])
    const since = sinceBaseline({ ...before, failing, tiers: tiersThen }, by)
    for (const key of resources) since.add(judged(key), [])
    assert.equal(since.counts(), { ...none, ...counts })
  })

for (const [what, narrower] of [
  ['the control was not asked', { ...by, controls: new Set(['enc.at-rest']) }],
  ['its law is not in play', { ...by, laws: new Set(['lgpd']) }],
] as const)
  test(`nothing is mended where ${what}`, () => {
    const since = sinceBaseline(before, narrower)
    since.add(judged('bucket'), [])
    assert.equal(since.counts(), { ...none, untold: 1 })
  })

test('news is what did not fail before, or fails more gravely', () => {
  assert.not(isNews(found('f1', 'fail', 'medium'), before))
  assert.not(isNews(found('f1', 'fail', 'low'), before))
  assert.ok(isNews(found('f1', 'fail', 'high'), before))
  assert.ok(isNews(found('f2', 'fail', 'info'), before))
})

const tiers: [what: string, resource: string, tier: Fact<Tier>, lowered: number][] = [
  ['the tier that it had', 'bucket', known('regional', []), 0],
  ['a stricter one', 'bucket', known('edge', []), 0],
  ['a more open one', 'bucket', known('global', []), 1],
  ['a more open one, of which more may be known', 'bucket', partial('global', 'denied', []), 0],
  ['none any more', 'bucket', known('unclassified', []), 1],
  ['one that nobody could read', 'bucket', unknown('denied'), 0],
  ['a resource that was not there', 'another', known('global', []), 0],
]
for (const [what, resource, tier, lowered] of tiers)
  test(`${what} is ${lowered === 0 ? 'not ' : ''}lowered`, () => {
    const since = sinceBaseline(before, by)
    since.add(judged(resource, tier), [])
    assert.equal([since.lowered(), since.counts().lowered], [lowered, lowered])
  })

test.run()
