// A law that somebody brings is read as ours are, hides none of them, and is refused where it stands in their file.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { loadRules } from '../../src/rulebook/load-rules.ts'
import { scratch } from '../scratch.ts'
import { placeOf, refusalOf, rulesFolder } from './rules-folder.ts'

const test = suite('rulebook/own-regulations')
const ours = await loadRules(rulesFolder)

const text = `id: acme-rules
title: The rules of Acme
short: Acme
url: https://acme.example/rules
version: 3
date: 2027-01-31
zone: EEA
people: { acme-staff: Staff of Acme }
clauses:
  - { id: s-1, cite: § 1, demands: Tags say who owns it., verified: false, source: [], controls: { acme.owner-tag: direct, enc.at-rest: supporting } }
sources: {}
`

/** A folder of somebody's own, with these files under regulations/. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = scratch()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, 'regulations', name, '..'), { recursive: true })
    writeFileSync(join(folder, 'regulations', name), content)
  }
  return folder
}

test('it stands after ours, with one of our zones, its clauses and whose data makes it concerned', async () => {
  const rules = await loadRules(rulesFolder, [folderWith({ 'acme-rules.yaml': text, 'README.md': 'ours' })])
  assert.equal(
    rules.laws.map(({ id }) => id),
    [...ours.laws.map(({ id }) => id), 'acme-rules'],
  )
  const law = rules.laws.at(-1)
  assert.ok(law?.inside?.has('DE') === true && !law.inside.has('US'))
  assert.is(law?.clauses[0]?.controls[0]?.control, 'acme.owner-tag')
  assert.equal(rules.people.get('acme-staff'), { id: 'acme-staff', law: 'acme-rules', title: 'Staff of Acme' })
  assert.equal(rules.people.get('eu')?.laws, ['gdpr'])
  assert.is(rules.version, '2027-01-31')
})

test('the digest covers it, wherever it lies; a folder that brings no law changes nothing', async () => {
  const digest = async (...files: string[]) =>
    (
      await loadRules(
        rulesFolder,
        files.length === 0 ? [scratch()] : files.map((file) => folderWith({ 'acme-rules.yaml': file })),
      )
    ).digest
  assert.is(await digest(), ours.digest)
  assert.is(await digest(text), await digest(text))
  assert.is.not(await digest(text), ours.digest)
  assert.is.not(await digest(text), await digest(text.replace('Tags say', 'Labels say')))
})

const broken: [name: string, before: string, after: string, at: string, message: RegExp][] = [
  ['a law that is ours', 'id: acme-rules', 'id: gdpr', 'gdpr', /"gdpr" is the name of another law/],
  ['people that are ours', 'acme-staff:', 'eu:', 'eu:', /"eu" names other people/],
  ['people called none', 'acme-staff:', 'none:', 'none:', /"none" names other people already, or nobody/],
  ['a zone that nobody knows', 'zone: EEA', 'zone: EAE', 'EAE', /"EAE" is no zone.*Did you mean EEA\?/s],
  ['a key that nobody reads', 'zone: EEA', 'zone: EEA\nzones: EEA', 'zones', /"zones" is no key here/],
]
for (const [name, before, after, at, message] of broken) {
  test(`refused: ${name}`, async () => {
    const changed = text.replace(before, after)
    const file = `${/^id: (.*)$/m.exec(changed)?.[1] ?? ''}.yaml`
    const folder = folderWith({ [file]: changed })
    const error = await refusalOf(loadRules(rulesFolder, [folder]))
    assert.is(error.kind, 'data')
    assert.is(error.explanation.where, `${folder}/regulations/${file}:${placeOf(changed, at)}`)
    assert.match(error.message, message)
  })
}

test('refused: one law in two folders, and a file that would not be read', async () => {
  const folders = [folderWith({ 'acme-rules.yaml': text }), folderWith({ 'acme-rules.yaml': text })]
  assert.match((await refusalOf(loadRules(rulesFolder, folders))).message, /another law/)
  for (const name of ['acme-rules.yml', 'Acme.yaml', 'old/acme-rules.yaml']) {
    const { message } = await refusalOf(loadRules(rulesFolder, [folderWith({ [name]: text })]))
    assert.match(message, /no table is made of this file/, name)
  }
})

test('refused: regulations that are no folder', async () => {
  const folder = scratch()
  writeFileSync(join(folder, 'regulations'), '')
  assert.match((await refusalOf(loadRules(rulesFolder, [folder]))).message, /regulations: the laws could not be listed/)
})

test.run()
