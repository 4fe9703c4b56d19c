// A law that somebody brings is read as ours are, hides none of them, and is refused where it stands in their file.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
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
applies-from: 2027-06-01
concerns: people
zone: EEA
people: { acme-staff: Staff of Acme, eu: null }
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
  assert.equal([law.concerns, law.appliesFrom], ['people', '2027-06-01'])
  assert.equal(rules.usual, [...ours.usual, 'acme-rules'])
  assert.is(rules.version, '2027-01-31')
})

test('people of ours come under it too, and keep their title; others are new', async () => {
  const second = text.replaceAll('acme-rules', 'acme-code').replace('eu: null', 'eu: EU data, br: null')
  const folder = folderWith({ 'acme-rules.yaml': text, 'acme-code.yaml': second.replace('Staff of Acme', 'null') })
  assert.match((await refusalOf(loadRules(rulesFolder, [folder]))).message, /nobody is called "acme-staff" yet/)
  const { people } = await loadRules(rulesFolder, [
    folderWith({ 'acme-rules.yaml': text, 'acme-second.yaml': second.replaceAll('acme-code', 'acme-second') }),
  ])
  assert.equal(people.get('acme-staff'), {
    id: 'acme-staff',
    laws: ['acme-rules', 'acme-second'],
    title: 'Staff of Acme',
  })
  assert.equal(people.get('eu'), { id: 'eu', laws: ['gdpr', 'acme-rules', 'acme-second'], title: 'EU data' })
  assert.equal(people.get('br')?.laws, ['lgpd', 'acme-second'])
  assert.equal(people.get('us-ca'), ours.people.get('us-ca'))
})

test('a law that concerns everyone names no people', async () => {
  const everyone = text.replace('concerns: people', 'concerns: everyone').replace(/^people:.*\n/m, '')
  const { laws, people } = await loadRules(rulesFolder, [folderWith({ 'acme-rules.yaml': everyone })])
  assert.is(laws.at(-1)?.concerns, 'everyone')
  assert.equal([...people], [...ours.people])
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

const broken: [name: string, before: string | RegExp, after: string, at: string, message: RegExp][] = [
  ['a law that is ours', 'id: acme-rules', 'id: gdpr', 'gdpr', /"gdpr" is the name of another law/],
  [
    'another title for people of ours',
    'eu: null',
    'eu: Europeans',
    'Europeans',
    /"eu" has the title "EU data" already/,
  ],
  ['new people without a title', 'eu: null', 'acme-guests: null', 'acme-guests', /nobody is called "acme-guests" yet/],
  ['people called none', 'acme-staff:', 'none:', 'none:', /"none" names nobody/],
  ['people of nobody', /^people:.*\n/m, '', 'people\nzone', /concerns people and names none/],
  ['no people at all', /people: \{.*/, 'people: {}', '{}', /concerns people and names none/],
  ['people of everyone', 'concerns: people', 'concerns: everyone', 'people: {', /people are named.*concerns everyone/s],
  ['no day from which it applies', /^applies-from:.*\n/m, '', 'id: acme', /the key "applies-from" is missing/],
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

const unlisted: [name: string, make: (path: string) => void][] = [
  ['that are no folder', (path) => writeFileSync(path, '')],
  ['that a link means, and that are not there', (path) => symlinkSync('gone', path)],
]
for (const [name, make] of unlisted) {
  test(`refused: regulations ${name}`, async () => {
    const folder = scratch()
    make(join(folder, 'regulations'))
    const { message } = await refusalOf(loadRules(rulesFolder, [folder]))
    assert.match(message, /regulations: the laws could not be listed/)
  })
}

test.run()
