// What a disk, a snapshot or an image was made of: other disks, snapshots, images or blobs, which may be in other regions.
import * as v from 'valibot'
import { known, unknown } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'
import { host } from './encryption.ts'

export const optionalId = v.nullish(v.pipe(v.string(), v.nonEmpty()))

/** The mechanism says of what kind the original is. */
const kinds: [part: string, mechanism: string][] = [
  ['/disks/', 'azure-disk-copy'],
  ['/snapshots/', 'azure-snapshot-copy'],
  ['/galleries/', 'azure-gallery-image'],
  ['/sharedgalleries/', 'azure-gallery-image'],
  ['/communitygalleries/', 'azure-gallery-image'],
  ['/images/', 'azure-image'],
  ['/virtualmachines/', 'azure-machine-capture'],
]

/** What Microsoft or a publisher offers to all holds nobody's data: `…/Locations/westeurope/Publishers/…`. */
const isOffered = (id: string): boolean => /\/locations\/[^/]+\/publishers\//i.test(id)

/** ARM ids and addresses of blobs. */
export function originsAt(places: readonly (string | null | undefined)[], from: number[]): Reference[] {
  const told = places.filter((place) => typeof place === 'string' && !isOffered(place))
  return [...new Set(told)].map((place) => origin(String(place), from))
}

function origin(place: string, from: number[]): Reference {
  if (/^https?:/i.test(place)) {
    const name = v.safeParse(host, place)
    const locator = name.success ? known(name.output, from) : unknown('malformed')
    return { role: 'source', mechanism: 'azure-blob-import', locator }
  }
  const id = place.toLowerCase()
  const mechanism = kinds.find(([part]) => id.includes(part))?.[1] ?? 'azure-disk-import'
  return { role: 'source', mechanism, locator: known(id, from) }
}

/** It was copied, and from what was not told. */
export const untoldOrigin: Reference = {
  role: 'source',
  mechanism: 'azure-disk-import',
  locator: unknown('not-recorded'),
}
