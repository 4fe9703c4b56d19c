// The controls about recovery, redundancy and stages by hand: the same answers as policies/controls gives on those facets.
import { be, beDeclared, beEmpty, worst } from './hand-coded-musts.ts'
import { type Answer, type Fact, failing, type Input, type Rows, tested, valueOf } from './hand-coded-shapes.ts'

export function resilienceRows({ facets, labels, context }: Input): Rows {
  const { recovery, redundancy, topology, isolation, dependency, routing } = facets
  const { rpoHours: target, copyWanted } = context.recovery
  const rows: Rows = {}
  if (recovery) {
    const { original, rpoHours, newestPointHours, protected: kept } = recovery
    const newest = within(newestPointHours, target)
    rows['recovery'] = [
      to(original, worst(bounded(newestPointHours), newest, be(kept, true))),
      to(original, worst(within(rpoHours, target), newest)),
    ]
  }
  if (redundancy) rows['redundancy'] = [to(copyWanted, oneOf(redundancy.mode, ['multi-zone', 'second-region-inside']))]
  if (topology) rows['topology'] = [unless(topology.mode, 'single', beEmpty(topology.writersOutside))]
  if (isolation) {
    const { stage, shared, sharersDeclared, fromProduction, originDeclared, outsideFence } = isolation
    rows['isolation'] = [
      outsideProduction(stage, worst(nobodys(labels.people), be(fromProduction, false), beDeclared(originDeclared))),
      outsideProduction(stage, worst(beEmpty(shared), beEmpty(outsideFence), beDeclared(sharersDeclared))),
    ]
  }
  if (dependency) rows['dependency'] = [beEmpty(dependency.foreignRegions)]
  if (routing) rows['routing'] = [beEmpty(routing.strayGeographies)]
  return rows
}

function within(hours: Fact<number | string>, { known, unknown, reason }: Fact<number | string>): Answer {
  if (known === undefined) return { unknown: unknown ?? reason }
  if (known === 'none') return 'not_applicable'
  const value = valueOf(hours)
  return tested(hours, value, typeof value === 'number' && value <= Number(known), { most: known })
}

function bounded(hours: Fact<number | string>): Answer {
  const value = valueOf(hours)
  return tested(hours, value, value !== 'unbounded', 'bounded')
}

function oneOf(word: Fact<string>, words: readonly string[]): Answer {
  const value = valueOf(word)
  return tested(word, value, value !== undefined && words.includes(value), words)
}

function nobodys(people: Fact<string[]>): Answer {
  const value = valueOf(people)
  if (value?.length !== 0) return tested(people, value, value?.join() === 'none', ['none'])
  return people.reason === undefined ? { undeclared: failing([], ['none']) } : { unknown: people.reason }
}

const eitherWay = (answer: Answer, { unknown, reason }: Fact<unknown>): Answer =>
  answer === 'not_applicable' ? answer : { unknown: unknown ?? reason }

function to(fact: Fact<boolean>, answer: Answer): Answer {
  if (fact.known === undefined) return eitherWay(answer, fact)
  return fact.known ? answer : 'not_applicable'
}

function unless(fact: Fact<string>, word: string, answer: Answer): Answer {
  if (fact.known === undefined) return eitherWay(answer, fact)
  return fact.known === word ? 'not_applicable' : answer
}

function outsideProduction(stage: Fact<string>, answer: Answer): Answer {
  if (stage.known === undefined) return eitherWay(answer, stage)
  if (stage.known === 'production') return 'not_applicable'
  const fails = typeof answer === 'object' && 'fail' in answer
  return stage.known === 'undeclared' && fails ? { undeclared: answer } : answer
}
