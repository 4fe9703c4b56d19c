// JUnit: both of its schemas, what neither tells, and that bad files are noticed.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { validateXML } from 'xmllint-wasm'
import type { Status } from '../../../src/model/verdict.ts'
import type { WholeRun } from '../../whole-run.ts'
import { hostile, obeyed } from './hostile.ts'
import { official } from './official.ts'
import { everyStatus, everyVerdict, withFindings, written } from './sample.ts'

const test = suite('reports/formats/junit')

const schemas = ['junit/jenkins-junit-10.xsd', 'junit/JUnit-windyroad.xsd'].flatMap((path) => official(path, 6) ?? [])

/** The parser's own complaints too: what is no XML has some without any schema. */
async function invalid(xml: string): Promise<string[]> {
  const found: string[] = []
  for (const schema of schemas) {
    const { errors } = await validateXML({ xml: { fileName: 'junit.xml', contents: xml }, schema })
    found.push(...errors.map(({ message }) => message))
  }
  return found
}

const element: Record<Status, string> = {
  fail: '<failure ',
  unknown: '<error ',
  undeclared: '<skipped ',
  permitted: '<skipped ',
  waived: '<skipped ',
  not_applicable: '<skipped ',
  pass: '></testcase>',
}

const names = (tag: string, xml: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag} name="([^"]*)"`, 'g'))].map(([, name = '']) => name)
const number = (text: string | undefined, name: string): number =>
  Number(new RegExp(`\\b${name}="(\\d+)"`).exec(text ?? '')?.[1])

/** Counts that fit, and no case that is told as milder than its finding. */
function lint(xml: string, { findings, summary }: WholeRun): string[] {
  const suites = xml.split('<testsuite ').slice(1)
  const lines = xml.split('\n').filter((line) => line.startsWith('<testcase '))
  return [
    ...suites.flatMap((text) => {
      const how = (tag: string): number => text.split(`<${tag} `).length - 1
      return [
        ...(number(text, 'tests') === how('testcase') ? [] : ['the cases of a suite are miscounted']),
        ...(number(text, 'failures') === how('failure') ? [] : ['the failures of a suite are miscounted']),
        ...(number(text, 'errors') === how('error') ? [] : ['the errors of a suite are miscounted']),
      ]
    }),
    ...findings.flatMap(({ id, status, control, resource }) => {
      if (status === 'pass') return lines.some(passes(control.id, resource.id)) ? [] : ['a pass has no case']
      const its = lines.filter((line) => line.includes(`finding ${id}`))
      if (its.length !== 1) return [`${its.length} cases of one finding`]
      return its[0]?.includes(element[status]) &&
        its[0].includes(`classname="${control.id}"`) &&
        its[0].includes(`message="${status}: `)
        ? []
        : [`a finding is told otherwise: ${status}`]
    }),
    ...(lines.length === findings.length + 1 + lines.filter((line) => /resources pass"/.test(line)).length
      ? []
      : ['cases of no finding']),
    ...(xml.includes('type="incomplete"') === summary.exit.code >= 2
      ? []
      : ['whether the run is complete is told otherwise']),
  ]
}

/** It has nothing in it. */
const passes = (control: string, resource: string) => (line: string) =>
  line.includes(`name="${resource}`) && line.endsWith(`classname="${control}" time="0"></testcase>`)

test('a suite for each control that had something to judge, and one for the run', async () => {
  const run = everyStatus()
  const xml = await written('junit', run)
  assert.equal([...lint(xml, run), ...(await invalid(xml))], [])
  const ids = new Set(run.findings.map(({ control }) => control.id))
  assert.equal(new Set(names('testsuite', xml)), new Set(['run', ...ids]))
  assert.match(xml, /name="2 of 6 resources pass" classname="enc.at-rest"|name="1 of 6 resources pass"/)
})

test('of a run that tells all each pass is a case, and they are not counted in another', async () => {
  const run = everyVerdict()
  const xml = await written('junit', run)
  assert.equal([...lint(xml, run), ...(await invalid(xml))], [])
  assert.not.match(xml, 'resources pass"')
})

test('a run without a finding has a suite, and one that is incomplete is red without any', async () => {
  for (const code of [0, 3]) {
    const run = withFindings(
      { ...everyStatus(), summary: { ...everyStatus().summary, exit: { code, why: 'incomplete' } } },
      [],
    )
    const xml = await written('junit', run)
    assert.equal([...lint(xml, run), ...(await invalid(xml))], [])
    assert.is(xml.includes('<error '), code === 3)
  }
})

/** Written apart from the code. */
const unescaped = (text: string): string =>
  text.replaceAll(
    /&(lt|gt|quot|apos|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name] ?? '',
  )

test('whatever something is called: well-formed, harmless, and read back or seen', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (name) => {
      const run = everyStatus(name)
      const xml = await written('junit', run)
      assert.equal(obeyed(xml), [])
      assert.equal(lint(xml, run), [])
      assert.not.match(
        xml,
        /[\ufffe\uffff]|<(?!\?xml|\/?(?:testsuites?|properties|property|testcase|failure|error|skipped|system-out|system-err)[ />])/,
      )
      const ids = names('testcase', xml).map(unescaped)
      if (/^[ -~]*$/.test(name) && !name.includes('##'))
        assert.ok(
          ids.some((id) => id.includes(`arn:aws:s3:::${name}`)),
          name,
        )
    }),
    { numRuns: 60 },
  )
})

test('every hostile name at once is valid', async () => {
  const run = everyStatus()
  const samples = fc.sample(hostile, { numRuns: 40, seed: 1 })
  const [first] = run.findings
  if (first === undefined) throw new Error('no finding')
  const many = withFindings(
    run,
    samples.map((name, index) => ({
      ...first,
      id: index.toString(16).padStart(32, '0'),
      message: name,
      resource: { ...first.resource, id: name },
    })),
  )
  const xml = await written('junit', many)
  assert.equal([...lint(xml, many), ...(await invalid(xml))], [])
})

const bad: [what: string, spoil: (xml: string) => string][] = [
  ['a failure that is not counted', (xml) => xml.replace(/failures="[1-9]\d*"/, 'failures="0"')],
  ['an unknown as a pass', (xml) => xml.replace(/<error [^]*?<\/error>/, '')],
  ['an unknown as skipped', (xml) => xml.replaceAll('<error ', '<skipped ').replaceAll('</error>', '</skipped>')],
  ['a case too few', (xml) => xml.replace(/<testcase .*<failure .*\n/, '')],
  ['a case twice', (xml) => xml.replace(/<testcase .*<failure .*\n/, '$&$&')],
  ['an incomplete run as a whole one', (xml) => xml.replace(/<error [^>]*incomplete"><\/error>/, '')],
]
for (const [what, spoil] of bad) {
  test(`noticed: ${what}`, async () => {
    const run = everyStatus()
    const xml = await written('junit', run)
    assert.equal(lint(xml, run), [])
    const spoiled = spoil(xml)
    assert.is.not(spoiled, xml)
    assert.not.equal(lint(spoiled, run), [])
  })
}

const badBySchema: [what: string, spoil: (xml: string) => string][] = [
  ['a suite without its count', (xml) => xml.replace(/ tests="\d+"/, '')],
  ['a case without a name', (xml) => xml.replace(/<testcase name="[^"]*"/, '<testcase')],
  ['an attribute of its own', (xml) => xml.replace('<testcase ', '<testcase country="DE" ')],
  ['an element of its own', (xml) => xml.replace('<failure ', '<unknown ').replace('</failure>', '</unknown>')],
  ['a tag that does not end', (xml) => xml.replace('</testsuite>', '')],
  ['a character that XML does not have', (xml) => xml.replace('name="', 'name="\u0001')],
]
if (schemas.length > 0) {
  for (const [what, spoil] of badBySchema) {
    test(`noticed by the schemas: ${what}`, async () => {
      const xml = spoil(await written('junit', everyStatus()))
      assert.not.equal(await invalid(xml), [])
    })
  }
}

test.run()
