// What an answer of Azure can be instead of what it should be: a refusal, nothing, a page of a proxy, or the right answer made wrong.
import type { Asked, Honest } from '../../servers/arm.ts'
import type { Bad } from '../../servers/refusing-proxy.ts'

export type Fault = (asked: Asked, honest: Honest) => Bad

const refused =
  (status: number, code: string, headers: Record<string, string> = {}): Fault =>
  () => ({ status, headers, body: JSON.stringify({ error: { code } }) })

const login = '<!DOCTYPE html><html><body><form action="/login"></form></body></html>'

/** Refusals and rubbish: of what was asked nothing is told. */
export const silences: Readonly<Record<string, Fault>> = {
  denied: refused(403, 'AuthorizationFailed'),
  throttled: refused(429, 'TooManyRequests', { 'retry-after': '0' }),
  empty: () => ({ status: 200, body: '{}' }),
  'a login page': () => ({ status: 200, type: 'text/html', body: login }),
  'a fault in HTML': () => ({ status: 400, type: 'text/html', body: login }),
  'properties of another type': remade(odd),
}

/** A list that says that there is more of it, where there is not. To an answer that is no list it does nothing. */
export const endless: Readonly<Record<string, Fault>> = {
  'the same link for ever': ({ path }, { endpoint, body }) =>
    linked(body() as Json, `${endpoint}${path}?api-version=2024-01-01`), // `as`: JSON
  'a link to elsewhere': (_, { body }) =>
    linked(body() as Json, 'https://elsewhere.example/page?api-version=2024-01-01'), // `as`: JSON
}

/** The same place in other words, which must change nothing. */
export const spellings: Readonly<Record<string, Fault>> = {
  'locations as they are shown': remade((body) => located(body, (name) => shown[name] ?? name)),
}

export const strange: Readonly<Record<string, Fault>> = {
  'an unknown location': remade((body) => located(body, () => 'atlantisnorth')),
}

/** It is gone since it was listed, and no gap is left. */
export const gone: Readonly<Record<string, Fault>> = {
  'a deleted group': refused(404, 'ResourceGroupNotFound'),
}

const shown: Readonly<Record<string, string>> = {
  germanywestcentral: 'Germany West Central',
  westeurope: 'West Europe',
  northeurope: 'North Europe',
  brazilsouth: 'Brazil South',
  eastus: 'East US',
  southeastasia: 'Southeast Asia',
}

function remade(change: (body: Json) => Json): Fault {
  return (_, { body }) => ({ status: 200, body: JSON.stringify(change(body() as Json)) }) // `as`: JSON
}

type Json = { [name: string]: unknown }
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The items of a list, of Resource Graph too, or the one body that it is. */
function eachIn(body: Json, change: (one: Json) => Json): Json {
  const name = ['value', 'data'].find((list) => Array.isArray(body[list]))
  if (name === undefined) return change(body)
  const items = body[name] as unknown[] // `as`: just looked at
  return { ...body, [name]: items.map((one) => (isJson(one) ? change(one) : one)) }
}

/** A number where there was anything else, and a text where there was one. */
const other = (value: unknown): unknown => (typeof value === 'number' ? 'seven' : 7)

function odd(body: Json): Json {
  return eachIn(body, (one) => {
    const changed = Object.entries(one).map(([name, value]): [string, unknown] => {
      if (['id', 'name', 'type'].includes(name)) return [name, value]
      if (!isJson(value)) return [name, other(value)]
      return [name, Object.fromEntries(Object.entries(value).map(([inner, own]) => [inner, other(own)]))]
    })
    return Object.fromEntries(changed)
  })
}

const located = (body: Json, spell: (name: string) => string): Json =>
  eachIn(body, (one) => (typeof one['location'] === 'string' ? { ...one, location: spell(one['location']) } : one))

/** Resource Graph has a word instead of a link. */
function linked(body: Json, link: string): Bad {
  const isList = Array.isArray(body['value']) || Array.isArray(body['data'])
  return { status: 200, body: JSON.stringify(isList ? { ...body, nextLink: link, $skipToken: '0' } : body) }
}
