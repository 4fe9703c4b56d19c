// What formats for other tools share: JSON that is well formed and harmless, ids that follow from the facts, and words for a place, a basis and a time.
import { createHash } from 'node:crypto'
import type { Finding, LawResult } from '../model/finding.ts'
import type { FindingLine } from '../model/run.ts'
import { harmless } from './json-line.ts'

/** As JSON.stringify, but half a surrogate pair is U+FFFD: many readers refuse the escape that JSON has for it. */
export const exchanged = (value: unknown): string =>
  harmless(JSON.stringify(value)).replaceAll(/\\\\|\\ud[89a-f][0-9a-f]{2}/g, (escape) =>
    escape.startsWith('\\u') ? '\ufffd' : escape,
  )

const namespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex') // that of URLs, in RFC 9562

/** A UUID of version 5, which is the same for the same name; OSCAL takes versions 4 and 5 only. */
export function derivedUuid(kind: string, ...names: readonly string[]): string {
  const name = `urn:ringfence:${kind}:${JSON.stringify(names)}`
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** JSON objects, each on a line of its own, as the items of one array that is written piece by piece. */
export function items(): (values: readonly unknown[]) => string {
  let before = ''
  return (values) =>
    values
      .map((value) => {
        const text = `${before}${exchanged(value)}`
        before = ',\n'
        return text
      })
      .join('')
}

/**
 * A UUID for each finding of a run. Places whose locator nobody read may share a fingerprint, so the line is part of the name,
 * and of equal lines, which come one after another, the how manieth it is.
 */
export function findingUuids(kind: string, scan: string): (line: FindingLine) => string {
  let [last, count] = ['', 0]
  return ({ finding, line }) => {
    count = line === last ? count + 1 : 0
    last = line
    return derivedUuid(kind, scan, finding.id, line, String(count))
  }
}

/** With an offset from UTC and a time of the day, which a day that was asked for may lack. */
export const timeOf = (time: string): string => new Date(time).toISOString()

/** Its role, and where it is as far as anybody knows. */
export const placeWords = ({ role, location, country }: NonNullable<Finding['place']>): string =>
  [role, location ?? 'unknown', country ?? 'unknown'].join(' ')

/** Empty where the law rests on none. */
export const basisWords = ({ basis, until }: LawResult): string =>
  basis === undefined ? '' : `${basis} until ${until ?? 'no set day'}`

/**
 * The same from scan to scan, and not that of another alert: places whose locator nobody read share a fingerprint,
 * and of one id whoever keeps alerts keeps one. So where they are is part of theirs.
 */
export function alertId({ id, place }: Finding): string {
  const nameless = place !== undefined && place.role !== 'primary' && (place.locator ?? null) === null
  return nameless ? `${id}/${place.location ?? 'unknown'}` : id
}
