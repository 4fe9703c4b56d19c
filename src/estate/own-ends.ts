// Where a store points and what it is called, as far as another store may point there too.
import type { Resource } from '../model/resource.ts'
import type { End } from './ends.ts'
import { canonical, namesOf } from './locator.ts'
import { referencesOf } from './references.ts'

/** Each once. */
export function ownEnds(resource: Resource): End[] {
  const pointed = referencesOf(resource).flatMap(({ role, locator }): End[] => {
    if (locator.state === 'unknown') return []
    const name = canonical(locator.value)
    return role === 'key' ? [{ name, role }, ...keyring(name)] : [{ name, role }]
  })
  const itself = namesOf(resource).map((name): End => ({ name: canonical(name), role: 'itself' }))
  return [...new Map([...itself, ...pointed].map((end) => [JSON.stringify(end), end])).values()]
}

/** All keys of a region and account, by how they are spelled: an alias and an id may be one key, which only KMS can tell. */
function keyring(name: string): End[] {
  const [, ring = '', kind = ''] = /^(arn:[^:]+:kms:[^:]*:[^:]*:)(alias\/(?!aws\/)|key\/)/.exec(name) ?? []
  return ring === '' ? [] : [{ name: ring, role: kind === 'key/' ? 'key-by-id' : 'key-by-alias' }]
}

/** How the same ring is spelled by those who may mean one of our keys. */
export const otherSpelling = { 'key-by-id': 'key-by-alias', 'key-by-alias': 'key-by-id' } as const
