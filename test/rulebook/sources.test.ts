// Every statement of the rules that calls itself verified says by what, and every source that is listed is the source of something.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as v from 'valibot'
import { parse } from 'yaml'
import { rulesFolder } from './rules-folder.ts'

const test = suite('rulebook/sources')

const statement = v.object({ id: v.string(), verified: v.boolean(), source: v.array(v.string()) })
const sources = v.record(v.string(), v.object({ url: v.optional(v.string()), note: v.optional(v.string()) }))
const regulation = v.object({ clauses: v.array(statement), sources })
const mark = v.object({ verified: v.boolean(), source: v.array(v.string()) })
const byLaw = v.record(v.string(), v.array(statement))
const jurisdictions = v.object({ zones: v.record(v.string(), mark), adequacy: byLaw, sources })
const bases = v.object({ bases: byLaw, sources })
const localisation = v.object({ mandates: byLaw, milder: v.array(statement), sources })

const read = (name: string): unknown => parse(readFileSync(join(rulesFolder, name), 'utf8'))

const pulling = v.parse(v.object({ conflicts: v.array(statement), sources }), read('conflicts.yaml'))
const law = v.parse(jurisdictions, read('jurisdictions.yaml'))
const zones = Object.entries(law.zones).map(([id, row]) => ({ id, ...row }))
const ground = v.parse(bases, read('transfer-bases.yaml'))
const local = v.parse(localisation, read('localisation.yaml'))
const byPath = v.record(v.string(), v.union([v.array(mark), mark]))
const usual = v.parse(v.object({ defaults: v.record(v.string(), byPath), sources }), read('terraform-defaults.yaml'))
const files = [
  { name: 'conflicts.yaml', statements: pulling.conflicts, sources: pulling.sources },
  { name: 'jurisdictions.yaml', statements: [...zones, ...Object.values(law.adequacy).flat()], sources: law.sources },
  { name: 'transfer-bases.yaml', statements: Object.values(ground.bases).flat(), sources: ground.sources },
  {
    name: 'localisation.yaml',
    statements: [...Object.values(local.mandates).flat(), ...local.milder],
    sources: local.sources,
  },
  {
    name: 'terraform-defaults.yaml',
    statements: Object.entries(usual.defaults).flatMap(([type, paths]) =>
      Object.entries(paths).flatMap(([path, rows]) => [rows].flat().map((row) => ({ id: `${type}.${path}`, ...row }))),
    ),
    sources: usual.sources,
  },
  ...readdirSync(join(rulesFolder, 'regulations')).map((file) => {
    const { clauses, sources: listed } = v.parse(regulation, read(`regulations/${file}`))
    return { name: `regulations/${file}`, statements: clauses, sources: listed }
  }),
]

for (const { name, statements, sources: listed } of files) {
  test(`${name}: what is verified has a source`, () => {
    assert.ok(statements.length > 0)
    const bare = statements.filter(({ verified, source }) => verified && source.length === 0)
    assert.equal(
      bare.map(({ id }) => id),
      [],
    )
  })

  test(`${name}: each source is used, and says where or what it is`, () => {
    const used = new Set(statements.flatMap(({ source }) => source))
    assert.equal([...used].toSorted(), Object.keys(listed).toSorted())
    for (const [id, { url, note }] of Object.entries(listed)) assert.ok(url ?? note, id)
  })
}

test.run()
