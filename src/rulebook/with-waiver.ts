// Puts a waiver into the text of a ringfence.yaml and leaves every other byte of it alone, comments and blanks included.
import { isDeepStrictEqual } from 'node:util'
import { isMap, isScalar, isSeq, parse, parseDocument, stringify, type YAMLMap, type YAMLSeq } from 'yaml'
import { explained } from '../model/errors.ts'

/** As the file writes it. */
export type WaiverText = Readonly<Record<string, string>>

/** `name`: of the file, for the error. The text must be one that loads. */
export function withWaiver(text: string, waiver: WaiverText, name: string): string {
  const expected = expectedOf(text, waiver)
  const found = [spliced(text, waiver), rewritten(text, waiver)].find(
    (candidate) => candidate !== undefined && isDeepStrictEqual(valueOf(candidate), expected),
  )
  if (found === undefined) throw unfit(name)
  return found
}

/** Nothing where it is no YAML any more. */
function valueOf(text: string): unknown {
  const document = parseDocument(text)
  return document.errors.length > 0 ? undefined : document.toJS()
}

const expectedOf = (text: string, waiver: WaiverText): unknown => {
  const before = parse(text) as { waivers?: unknown[] } // `as`: it loads
  return { ...before, waivers: [...(before.waivers ?? []), { ...waiver }] }
}

/** After the last waiver, as it is set in; or at the end of the file. A list in brackets has no such place. */
function spliced(text: string, waiver: WaiverText): string | undefined {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const { contents } = parseDocument(text)
  const list = isMap(contents) ? waiversIn(contents) : undefined
  if (list === undefined) return `${ended(text, newline)}waivers:${newline}${lines(waiver, 2, newline)}`
  const last = list.items.at(-1)
  if (list.flow === true || !isMap(last) || last.range === undefined || last.range === null) return undefined
  const [begin, end] = last.range
  const before = ended(text.slice(0, endOfLine(text, end)), newline)
  return before + lines(waiver, dashColumn(text, begin), newline) + text.slice(endOfLine(text, end))
}

const waiversIn = (contents: YAMLMap): YAMLSeq | undefined => {
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === 'waivers')
  return isSeq(pair?.value) ? pair.value : undefined
}

/** A comment behind the last value stays there. */
function endOfLine(text: string, from: number): number {
  if (text[from - 1] === '\n') return from
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at + 1
}

const ended = (text: string, newline: string): string =>
  text === '' || text.endsWith('\n') ? text : `${text}${newline}`

const dashColumn = (text: string, begin: number): number => {
  const line = text.slice(text.lastIndexOf('\n', begin - 1) + 1, begin)
  return Math.max(0, line.lastIndexOf('-'))
}

const lines = (waiver: WaiverText, column: number, newline: string): string =>
  stringify([waiver], { lineWidth: 0 })
    .trimEnd()
    .split('\n')
    .map((line) => `${' '.repeat(column)}${line}${newline}`)
    .join('')

/** By the parser's own hand, which keeps comments but may set blanks and quotes otherwise. */
function rewritten(text: string, waiver: WaiverText): string {
  const document = parseDocument(text)
  if (document.hasIn(['waivers'])) document.addIn(['waivers'], document.createNode({ ...waiver }, { flow: true }))
  else document.setIn(['waivers'], document.createNode([{ ...waiver }]))
  return document.toString({ lineWidth: 0 })
}

const unfit = (name: string) =>
  explained('usage', {
    what: 'the waiver was not written',
    where: name,
    why: 'no place was found for it that would leave the rest of the file as it is',
    mend: 'Write it by hand, as ringfence config schema describes it',
  })
