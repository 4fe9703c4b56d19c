// The text of `ringfence explain`: a control, or one finding of a run, within the width of the terminal.
import { relative } from 'node:path'
import { explained } from '../model/errors.ts'
import { nearestWords } from '../model/nearest.ts'
import { wrapped } from '../reports/terminal/layout.ts'
import { type Paragraph, aboutControl } from './about-control.ts'
import { aboutFinding } from './about-finding.ts'
import { compiledPolicy } from './assets.ts'
import { findingCalled, looksLikeFinding } from './finding-called.ts'
import { endedLines, foldedLine, widthOf } from './folded-lines.ts'
import type { Host } from './host.ts'
import { shippedRules } from './shipped-rules.ts'

/** `from`: the run to look in; without it, the latest under ringfence-out/. */
export async function explain(name: string, from: string | undefined, { cwd, process }: Host): Promise<string> {
  const [{ metadata }, rules] = await Promise.all([compiledPolicy(), shippedRules()])
  const width = widthOf(process.stdout)
  const control = metadata.controls.find(({ id }) => id === name)
  if (control !== undefined) return laidOut(await aboutControl(control, rules), width)
  if (!looksLikeFinding(name))
    throw unknown(
      name,
      metadata.controls.map(({ id }) => id),
    )
  const { finding, folder } = await findingCalled(name, from, cwd)
  return laidOut(aboutFinding(finding, rules, relative(cwd, folder) || '.'), width)
}

const labelWidth = 11

const laidOut = (paragraphs: readonly Paragraph[], width: number): string =>
  endedLines(paragraphs.flatMap((one) => linesOf(one, width)))

function linesOf(paragraph: Paragraph, width: number): string[] {
  if (typeof paragraph === 'string') return foldedLine(paragraph, width, 1)
  if ('heading' in paragraph) return [paragraph.heading]
  if ('code' in paragraph) return [`  ${paragraph.code}`] // as it is run, however long
  const [label, words] = paragraph
  return wrapped(words, width - labelWidth, 'whole').map(
    (line, index) => (index === 0 ? label : '').padEnd(labelWidth) + line,
  )
}

const unknown = (name: string, controls: readonly string[]) =>
  explained('usage', {
    what: `${JSON.stringify(name)} is no control, and no id of a finding`,
    where: 'explain',
    why: nearestWords(name, controls),
    mend: 'See ringfence list controls, or the column finding_id of findings.csv',
  })
