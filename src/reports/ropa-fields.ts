// Which fields a record of processing has, and what the inventory, the labels and the register can put into each.
import type { Abroad } from './ropa-abroad.ts'
import type { Group, Retained } from './ropa-groups.ts'

export type FieldOrigin = 'inventory' | 'label' | 'register' | 'only people can'

export interface Filled {
  /** Empty: nothing but a person can say. */
  value: string[]
  origin: FieldOrigin
  /** What was observed and is missing from the register. */
  gap?: string[]
  /** What of the field is still for people. */
  note?: string
}

export interface Field {
  field: string
  cite: string
  fill: (group: Group, abroad: Abroad | undefined) => Filled
}

const article30: readonly Field[] = [
  { field: 'controller and contacts', cite: 'Art. 30(1)(a), (2)(a)', fill: responsible },
  { field: 'purposes', cite: 'Art. 30(1)(b)', fill: onlyPeople },
  { field: 'categories of data subjects', cite: 'Art. 30(1)(c)', fill: onlyPeople },
  { field: 'categories of personal data', cite: 'Art. 30(1)(c)', fill: categories },
  { field: 'recipients', cite: 'Art. 30(1)(d)', fill: recipients },
  { field: 'third countries', cite: 'Art. 30(1)(e), (2)(c)', fill: countries },
  { field: 'transfer safeguards', cite: 'Art. 30(1)(e), (2)(c)', fill: safeguards },
  { field: 'time limits for erasure', cite: 'Art. 30(1)(f)', fill: limits },
  { field: 'security measures', cite: 'Art. 30(1)(g), (2)(d)', fill: measures },
  { field: 'processing for each controller', cite: 'Art. 30(2)(b)', fill: onlyPeople },
]

/** The law names no fields: these are of the ANPD's simplified template of 2023, and two that its resolution on transfers asks for. */
const article37: readonly Field[] = [
  { field: 'contact', cite: 'Art. 37', fill: responsible },
  { field: 'process, purpose and legal ground', cite: 'Art. 37', fill: onlyPeople },
  { field: 'categories of data subjects', cite: 'Art. 37', fill: onlyPeople },
  { field: 'personal data', cite: 'Art. 37', fill: categories },
  { field: 'sharing', cite: 'Art. 37', fill: recipients },
  { field: 'security measures', cite: 'Art. 37', fill: measures },
  { field: 'storage period', cite: 'Art. 37', fill: limits },
  { field: 'notes', cite: 'Art. 37', fill: onlyPeople },
  { field: 'destination countries', cite: 'Res. CD/ANPD 19/2024, Art. 17', fill: countries },
  { field: 'transfer mechanisms', cite: 'Res. CD/ANPD 19/2024, Art. 17', fill: safeguards },
]

/** The fields of each law that asks for such a record, by law id; the British one asks for those of the European. */
export const recordFields: Readonly<Record<string, { record: string; fields: readonly Field[] }>> = {
  gdpr: { record: 'GDPR Art. 30', fields: article30 },
  'uk-gdpr': { record: 'UK GDPR Art. 30', fields: article30 },
  lgpd: { record: 'LGPD Art. 37', fields: article37 },
}

function onlyPeople(): Filled {
  return { value: [], origin: 'only people can' }
}

function responsible({ entity }: Group): Filled {
  if (entity === undefined) return onlyPeople()
  return {
    value: [entity],
    origin: 'register',
    note: 'the legal person of the account; its role and contacts only people can tell',
  }
}

function categories({ categories: found }: Group): Filled {
  if (found.size === 0) return onlyPeople()
  return { value: [...found].toSorted(), origin: 'label', note: 'as labelled; the content was not read' }
}

function recipients({ recipients: { accounts, more, unknown } }: Group): Filled {
  const value = [...[...accounts].toSorted(), ...(more ? ['and more'] : []), ...notKnown(unknown)]
  return {
    value: orNone(value),
    origin: 'inventory',
    note: 'other accounts that the configuration sends data to; people and services that read it are not among them',
  }
}

function countries(_: Group, abroad: Abroad | undefined): Filled {
  const observed = new Set([...(abroad?.recorded.keys() ?? []), ...(abroad?.missing ?? [])])
  const unresolved = notKnown(abroad?.unresolved ?? 0)
  return {
    value: orNone([...[...observed].toSorted(), ...unresolved]),
    origin: 'inventory',
    gap: [...[...(abroad?.missing ?? [])].toSorted(), ...unresolved],
  }
}

function safeguards(_: Group, abroad: Abroad | undefined): Filled {
  const recorded = [...(abroad?.recorded ?? [])].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return {
    value: orNone(recorded.flatMap(([country, bases]) => [...bases].toSorted().map((basis) => `${country}: ${basis}`))),
    origin: 'register',
    gap: [...(abroad?.missing ?? [])].toSorted(),
    note: 'as recorded; no contract was examined',
  }
}

function limits({ retained }: Group): Filled {
  return {
    value: retentionWords(retained),
    origin: 'inventory',
    note: 'as the stores are set; the limit that was decided on only people can tell',
  }
}

function retentionWords({ limits: set, forever, unknown, uncollected }: Retained): string[] {
  const days = set && (set.least === set.most ? `${set.least}` : `${set.least} to ${set.most}`)
  return [
    ...(set === undefined ? [] : [`${days} days: ${set.count}`]),
    ...(forever === 0 ? [] : [`without limit: ${forever}`]),
    ...notKnown(unknown),
    ...(uncollected === 0 ? [] : [`not collected: ${uncollected}`]),
  ]
}

function measures({ measures: found }: Group): Filled {
  const rows = [...found].toSorted(([one], [other]) => (one < other ? -1 : 1))
  const value = rows.map(([control, counts]) => {
    const words = [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1))
    return `${control}: ${words.map(([status, count]) => `${status} ${count}`).join(', ')}`
  })
  return {
    value: orNone(value),
    origin: 'inventory',
    note: 'settings that were seen; organisational measures are not among them',
  }
}

const notKnown = (count: number): string[] => (count === 0 ? [] : [`not known: ${count}`])

/** An empty cell would mean that nothing was collected. */
const orNone = (value: string[]): string[] => (value.length === 0 ? ['none observed'] : value)
