// The part of the planted estate that an operation is about: what it asks for, and all that points there or is pointed at from there.
import type { Body, Estate } from '../../servers/arm.ts'

/** All of it, where an operation is about no resource: a list, or the subscription. */
export function estateAround(estate: Estate, paths: ReadonlySet<string>): Estate {
  const texts = new Map(estate.resources.map((one) => [one, textOf(estate, one)]))
  const concerned = estate.resources.filter((one) => [...paths].some((path) => isAbout(path, one)))
  if (concerned.length === 0) return estate
  const resources = estate.resources.filter((one) =>
    concerned.some((asked) => isWithin(one, asked) || isWithin(asked, one) || isJoined(texts, one, asked)),
  )
  return { ...estate, resources }
}

const idOf = ({ id }: Body): string => id.toLowerCase()

/** So is the list of a provider. */
const isAbout = (path: string, one: Body): boolean =>
  `${path}/`.startsWith(`${idOf(one)}/`) || path.endsWith(`/providers/${one.type.toLowerCase()}`)

const isWithin = (inner: Body, outer: Body): boolean => `${idOf(inner)}/`.startsWith(`${idOf(outer)}/`)

const isJoined = (texts: ReadonlyMap<Body, string>, one: Body, other: Body): boolean =>
  names(texts.get(one) ?? '', other) || names(texts.get(other) ?? '', one)

/** By its id, as a host, or alone as a link of databases does. */
function names(text: string, one: Body): boolean {
  const id = idOf(one)
  const name = id.slice(id.lastIndexOf('/') + 1)
  return [id, `/${name}.`, `"${name}"`].some((way) => text.includes(way))
}

/** Without names, or whatever is called the same would point here. */
const textOf = ({ beside = {} }: Estate, one: Body): string => {
  const told = Object.entries(beside).filter(([path]) => path.startsWith(idOf(one)))
  return JSON.stringify([one, told], (key, value: unknown) => (key === 'name' ? undefined : value)).toLowerCase()
}
