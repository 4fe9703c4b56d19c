// What the page says would hold without a decision is what a run without it says, place by place and law by law.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { restsOnDecision } from '../../src/model/law.ts'
import type { Judged } from '../../src/model/run.ts'
import { decidingIn, decisions } from '../../src/reports/flows.ts'
import { laddersOf } from '../../src/reports/html/ladders.ts'
import { rungNow } from '../../src/reports/html/script/rung-now.ts'
import { scanned } from '../reports/html/scanned.ts'

const test = suite('cli/fallen')
const plain = await scanned()
const deciding = decidingIn(plain.run)
const ladders = plain.judged.map((one) => laddersOf(one, deciding))
const relied = [...new Set(ladders.flat().flatMap(({ rungs }) => rungs.flatMap(({ decision }) => decision ?? [])))]

/** `key place law` → what is said of it. */
function saidIn(judged: readonly Judged[]): Map<string, unknown> {
  return new Map(
    judged.flatMap(({ subject, verdicts }) => {
      const says = decisions(verdicts, deciding)
      return [...subject.places.keys()].flatMap((place) =>
        Object.entries(says(place)).map(
          ([law, outcome]) => [`${subject.resource.key} ${place} ${law}`, outcome] as const,
        ),
      )
    }),
  )
}

/** The plain run, with the rungs that the page would take. */
function supposed(fallen: ReadonlySet<string>): Map<string, unknown> {
  const said = saidIn(plain.judged)
  plain.judged.forEach(({ subject }, index) => {
    for (const { place, law, rungs } of ladders[index] ?? [])
      said.set(`${subject.resource.key} ${place} ${law}`, rungNow(rungs, fallen)?.outcome)
  })
  return said
}

const questions = [...relied.map((one) => [one]), relied]

for (const fallen of questions) {
  test(`without ${fallen.join(', ')}`, async () => {
    const { judged } = await scanned({ without: fallen })
    const said = supposed(new Set(fallen))
    assert.is(said.size, saidIn(judged).size)
    for (const [name, outcome] of saidIn(judged)) assert.equal(said.get(name), outcome, name)
    assert.not.equal([...said], [...saidIn(plain.judged)]) // else nothing was asked
  })
}

test('the sample rests on several decisions, and each place that one covers was judged again', () => {
  assert.equal(relied.toSorted(), ['br-eu', 'eu-ch', 'eu-uk', 'eu-us-dpf'])
  for (const { subject, fallen } of plain.judged) {
    const covered = subject.places.some(({ laws }) => Object.values(laws).some(restsOnDecision))
    assert.is(fallen?.length, covered ? 1 : 0, subject.resource.key)
  }
})

test.run()
