// Our tables beside the facts they were taken from. Where those are not at hand it says so and checks nothing but that.
import { existsSync, readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as v from 'valibot'
import { parse } from 'yaml'
import { loadRules } from '../../src/rulebook/load-rules.ts'
import { rulesFolder } from './rules-folder.ts'

const test = suite('rulebook/tables and their facts')
const shared = process.env['RINGFENCE_SHARED'] ?? '../shared'
const rules = await loadRules(rulesFolder)

const regionFacts = v.record(
  v.string(),
  v.union([
    v.string(),
    v.object({
      country: v.optional(v.string()),
      pairedRegion: v.optional(v.nullable(v.string())),
      partition: v.optional(v.string()),
      cloud: v.optional(v.string()),
    }),
  ]),
)
const decision = {
  conditional: v.optional(v.boolean(), false),
  expires: v.nullable(v.string()),
  verified: v.boolean(),
}
const jurisdictionFacts = v.object({
  gdpr_adequacy: v.array(v.object({ ...decision, country: v.optional(v.string()), date: v.string() })),
  lgpd_adequacy: v.array(v.object({ ...decision, countries: v.array(v.string()) })),
})

const mappings = v.array(v.object({ ref: v.string(), strength: v.string() }))
const controlFacts = v.object({
  controls: v.array(v.object({ id: v.string(), mappings: v.record(v.string(), mappings) })),
})
const basisFacts = v.object({
  bases: v.array(
    v.object({
      id: v.string(),
      regulation: v.optional(v.string()),
      kind: v.optional(v.string()),
      systematic_use: v.optional(v.boolean(), true),
    }),
  ),
})
const regulationFacts = v.object({
  regulations: v.array(
    v.object({
      id: v.string(),
      citations: v.array(v.object({ id: v.string(), verified: v.optional(v.boolean(), false) })),
    }),
  ),
})

/** Rows in an order of their own, so that two tables can be told apart by what they hold. */
const sorted = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted()

if (!existsSync(`${shared}/regions`)) {
  test('skipped', () => {
    console.log('skipped: 7 comparisons of rules with their facts (no ../shared)')
    assert.not(existsSync(`${shared}/regions`))
  })
} else {
  const read = (name: string): string => readFileSync(`${shared}/${name}`, 'utf8')
  const factsOf = (name: string) =>
    Object.entries(v.parse(regionFacts, JSON.parse(read(`regions/${name}`)))).flatMap(([region, fact]) =>
      typeof fact === 'string' ? [] : [{ name: region, ...fact }],
    )
  const regionsOf = (provider: string) => [...(rules.regions.get(provider)?.values() ?? [])]
  const facts = v.parse(jurisdictionFacts, parse(read('law/jurisdictions.yaml')))
  const decisionsOf = (law: string) => rules.laws.find(({ id }) => id === law)?.adequacy ?? []

  test('every AWS region, its country and its partition', () => {
    const ours = regionsOf('aws').map(({ name, country, partition }) => ({ name, country, partition }))
    const theirs = factsOf('aws.json').map(({ name, country, partition }) => ({ name, country, partition }))
    assert.equal(sorted(ours), sorted(theirs))
  })

  test('every Azure region and logical location, its country, its pair and its cloud', () => {
    const ours = regionsOf('azure').map(({ name, country, pair, partition }) => ({ name, country, pair, partition }))
    const physical = factsOf('azure.json').map(({ name, country, pairedRegion: pair = null, cloud: partition }) => ({
      name,
      country,
      pair,
      partition,
    }))
    const logical = factsOf('azure-logical.json').map(({ name }) => ({ name, country: null }))
    assert.equal(sorted(ours), sorted([...physical, ...logical]))
  })

  test('every decision of the Commission on a country', () => {
    const ours = decisionsOf('gdpr').map(({ countries, conditional, from, until, verified }) => ({
      countries,
      conditional,
      from,
      until,
      verified,
    }))
    const theirs = facts.gdpr_adequacy.flatMap(({ country, conditional, date, expires, verified }) =>
      country === undefined ? [] : [{ countries: [country], conditional, from: date, until: expires, verified }],
    )
    assert.equal(sorted(ours), sorted(theirs))
  })

  test('every recognition of the ANPD', () => {
    const ours = decisionsOf('lgpd').map(({ countries, until, verified }) => [countries.toSorted(), until, verified])
    const theirs = facts.lgpd_adequacy.map((row) => [row.countries.toSorted(), row.expires, row.verified])
    assert.equal(ours, theirs)
  })

  test('every clause that a control of ours bears on, as strongly and no more strongly', () => {
    const ours = rules.laws.flatMap(({ id, clauses }) =>
      clauses.flatMap((clause) =>
        clause.controls.map(({ control, strength }) => ({ control, ref: `${id}:${clause.id}`, strength })),
      ),
    )
    const written = new Set(ours.map(({ control }) => control))
    const { controls } = v.parse(controlFacts, parse(read('law/controls.yaml')))
    const known = controls.filter(
      ({ id, mappings: byLaw }) => written.has(id) && rules.laws.some((law) => byLaw[law.id]),
    )
    const theirs = known.flatMap(({ id: control, mappings: byLaw }) =>
      rules.laws.flatMap(({ id }) => (byLaw[id] ?? []).map(({ ref, strength }) => ({ control, ref, strength }))),
    )
    // The facts name no law that keeps data in a country by its own file, and do not know the controls that we added.
    const common = ours.filter(({ control }) => known.some(({ id }) => id === control))
    assert.ok(common.length > 0)
    assert.equal(sorted(common), sorted(theirs))
  })

  test('every basis of a law of ours, as fit for copying as a matter of course as the facts say', () => {
    const { bases } = v.parse(basisFacts, parse(read('law/transfer-basis.yaml')))
    const known = bases.filter(
      ({ kind, regulation }) => kind !== 'note' && rules.laws.some(({ id }) => id === regulation),
    )
    const theirs = known.map(({ id, regulation: law, systematic_use: systematic }) => ({ id, law, systematic }))
    const ours = [...rules.bases.values()].map(({ id, law, systematic }) => ({ id, law, systematic }))
    assert.equal(sorted(ours), sorted(theirs))
  })

  test('no clause is called verified that its source does not confirm', () => {
    const { regulations } = v.parse(regulationFacts, parse(read('law/regulations.yaml')))
    for (const { id, clauses } of rules.laws) {
      const citations = regulations.find((one) => one.id === id)?.citations
      if (citations === undefined) continue // a law that keeps data in a country rests on sources of its own
      const confirmed = citations.filter(({ verified }) => verified).map((citation) => citation.id)
      const claimed = clauses.filter(({ verified }) => verified).map((clause) => clause.id)
      assert.equal(
        claimed.filter((clause) => !confirmed.includes(clause)),
        [],
        id,
      )
    }
  })
}

test.run()
