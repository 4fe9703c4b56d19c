// What OSCAL asks of text and ids, and how it is told who looked and by what file a statement is backed.
import { derivedUuid } from '../exchange.ts'
import { printable } from '../plain-text.ts'

const namespace = 'urn:ringfence:oscal'

/** Not empty, on one line, with nothing blank at its ends; a blank that is there is shown. */
export function line(text: string): string {
  const shown = printable(text.toWellFormed()).replaceAll(/^\s+|\s+$/gu, (blanks) =>
    [...blanks].map((blank) => `\\u${(blank.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).join(''),
  )
  return shown === '' ? '(empty)' : shown
}

export const prop = (name: string, value: string) => ({ name, ns: namespace, value: line(value) })

/** OSCAL's own name for what a thing is called by its owner. */
export const assetId = (value: string) => ({ name: 'asset-id', value: line(value) })

/** Ids of what is named more than once in one document. */
export interface Ids {
  of(kind: string, ...names: readonly string[]): string
}

export const idsOf = (scan: string): Ids => ({ of: (kind, ...names) => derivedUuid(`oscal-${kind}`, scan, ...names) })

/** The tool: what each observation originates from. */
export const toolOf = (ids: Ids) => ids.of('tool')

/** The files of a run that the document points at, in their order. */
export const evidence = ['findings.ndjson', 'inventory.ndjson', 'coverage.ndjson'] as const
export type EvidenceFile = (typeof evidence)[number]

/** `file`: one of those, a raw file, or `plan`. */
export const hrefOf = (ids: Ids, file: string): string => `#${ids.of('resource', file)}`
