// Which values of an answer are left out, and by which rule: by the names that lead to them, and by a list of the shapes that are kept.

import { isRecord } from '../model/json.ts'

export type Rule =
  | 'environment'
  | 'code'
  | 'secret'
  | 'connection'
  | 'query'
  | 'person'
  | 'key-material'
  | 'text'
  | 'bytes'

/** What the names that lead to a value say of it. */
export interface At {
  /** Some name before the last is that of settings for a program. */
  inEnvironment: boolean
  inCode: boolean
  inVault: boolean
  inProse: boolean
  last: Named
}

/** What one name says of whatever it leads to. */
interface Named {
  environment: boolean
  code: boolean
  vault: boolean
  prose: boolean
  secret: boolean
  /** Of a secret: how long, how many, and not what. */
  limit: boolean
}

export const outside: At = {
  inEnvironment: false,
  inCode: false,
  inVault: false,
  inProse: false,
  last: { environment: false, code: false, vault: false, prose: false, secret: false, limit: false },
}

/** `called`: the name that stands beside it, as in `{"Name": "DB_PASSWORD", "Value": "…"}`. */
export function under(at: At, name: string, called = name): At {
  const said = saidBy(called)
  const fromAbove = isValueName(name) && at.last.secret
  const last =
    fromAbove || saidBy(name).secret
      ? { ...said, secret: true, limit: said.limit || (fromAbove && at.last.limit) }
      : said
  return {
    inEnvironment: at.inEnvironment || at.last.environment,
    inCode: at.inCode || last.code,
    inVault: at.inVault || last.vault,
    inProse: at.inProse || last.prose,
    last,
  }
}

/** Of the items of a list. */
export const among = (at: At): At => (at.last.environment ? { ...at, inEnvironment: true } : at)

/** Undefined: it is kept. */
export function ruleFor(value: unknown, at: At): Rule | undefined {
  const rule = ruleOfNames(value, at)
  if (rule !== undefined || typeof value !== 'string' || value === '' || isMark(value)) return rule
  return at.inProse && !isWord(value) ? 'text' : ruleOfShape(value)
}

/** Whatever it looks like. */
export function ruleOfNames(value: unknown, { inEnvironment, inCode, inVault, last }: At): Rule | undefined {
  const isText = typeof value === 'string'
  if (isText && isMark(value)) return undefined
  if (inEnvironment) return 'environment'
  if (inCode) return 'code'
  if (!isText) return typeof value === 'number' && (inVault || (last.secret && !last.limit)) ? 'secret' : undefined
  return value !== '' && (last.secret || inVault) && !isPointer(value) ? 'secret' : undefined
}

/**
 * What nobody can read may be anything. Bytes themselves, and what JSON makes of them: a number for each, by its place,
 * or Node's `{"type":"Buffer","data":[...]}`.
 */
export function areBytes(value: unknown): boolean {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return true
  if (!isRecord(value)) return false
  const entries = Object.entries(value)
  if (value['type'] === 'Buffer' && entries.length === 2 && Array.isArray(value['data'])) return true
  return entries.length > 0 && entries.every(([name, one], index) => name === String(index) && isByte(one))
}

const isByte = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 256

/** What stands where something was left out. */
export const isMark = (value: string): boolean => /^\[redacted: [a-z-]+\](?: \d+)?$/.test(value)

/** As one name of a record leads to what another of them is called. */
export const isValueName = (name: string): boolean =>
  /^((parameter|header|default|string)?value|plaintext)$/i.test(name)

/** Whatever stands in such a map was put there by somebody, to be used by a program. A tag of that name is no map. */
const environments = /^env$|^environment$|variables$|env(ironment)?(vars|settings)$|^(app|option)settings$/

const code =
  /userdata|customdata|^scripts?$|^(startup|init)script$|^commands?$|^(start)?commandline$|^startcommand$|^commandtoexecute$|^cmd$|^args$|arguments$|^entrypoint$|^zipfile$|^(definition|template)body$|^buildspec$|^inlinecode$/

/** In these every text is one, unless it is known to be no secret. */
const vaults = new Set(['credential', 'credentials', 'secretstring', 'securestring', 'protectedsettings'])

const prose = new Set(['description', 'comment', 'comments', 'notes', 'message', 'statusmessage'])

const secretNames = new RegExp(
  [
    'passw|passcode|passphrase|(?<!by)pass$|pwd$|pw$|secret|token|credential|authorization|^auth$|cookie|signature$',
    '(api|access|private|shared|primary|secondary|account|storage)key|(master|auth|host|function|system|query|admin)keys?$',
    '(principal|workspace|subscription|signing|license|client)keys?$|^key[12]$|instrumentationkey|connectionstring|^sas|sasuri|sasurl',
    'headervalue$|requestheader|referer$|stsexternalid$|kubeconfig', // headers are how one service proves itself to another
  ].join('|'),
)

const limits = /length|age|days|hours|minutes|seconds|validity|count|max|min|size|period|version|status/

const known = new Map<string, Named>()
const values = new Map<string, Rule | undefined>()
/** Names and values repeat themselves from resource to resource; so many are remembered. */
const mostRemembered = 20_000

function saidBy(name: string): Named {
  const before = known.get(name)
  if (before !== undefined) return before
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  const said: Named = {
    environment: environments.test(plain),
    code: code.test(plain),
    vault: vaults.has(plain),
    prose: prose.has(plain),
    secret: secretNames.test(plain),
    limit: limits.test(plain),
  }
  if (known.size >= mostRemembered) known.clear()
  known.set(name, said)
  return said
}

/** It names a secret, or says how one is kept, and is none. */
const isPointer = (value: string): boolean =>
  /^arn:[\w-]*:[\w-]*:[\w-]*:\d*:[\w+=,.@:/*-]+$/.test(value) ||
  /^\/(subscriptions|providers)\/[\w()./ -]+$/i.test(value) ||
  /^\d{4}-\d\d-\d\d(T[\d:.+-]+Z?)?$/.test(value) ||
  /^(true|false|enabled|disabled|none|null|default|optional|required|auto(matic)?|manual|(system|user)assigned)$/i.test(
    value,
  ) ||
  (/^https:\/\/[\w.-]+(\/[\w./-]*)?$/.test(value) && ruleOfShape(value) === undefined)

const isWord = (value: string): boolean => /^[\w.:/-]{1,40}$/.test(value) && ruleOfShape(value) === undefined

function ruleOfShape(value: string): Rule | undefined {
  if (value.length < 16 && /^[\w.:/-]*$/.test(value)) return undefined // too short for a key
  if (value.length > mostChecked) return 'text'
  if (values.has(value)) return values.get(value)
  const rule = ruleOfNew(value)
  if (values.size >= mostRemembered) values.clear()
  values.set(value, rule)
  return rule
}

/** A list of what is kept: one line of so many characters and words at most, in which nothing looks as if it opened anything. */
function ruleOfNew(value: string): Rule | undefined {
  if (opening.test(value) || /\b(Basic|Bearer) (?=\S*[\dA-Z=])\S{8,}/.test(value)) return 'key-material'
  if (/:\/\/[^\s@]*@/.test(value)) return 'connection'
  if (/^[a-z][\w+.-]*:\/\/[^\s?]*\?[^\s]*=/i.test(value)) return 'query'
  if (assignment.test(value)) return 'connection'
  if (/^\s*<|%(7B|5B|22|3D)/i.test(value)) return 'text' // XML, or what is written for an address: nobody reads it here
  if (/^\+\d[\d ().-]{6,20}$/.test(value)) return 'person'
  if (/[^\s@<>()]@[^\s@<>().]+\.[a-z]{2,}/i.test(value)) return 'person'
  if (tokensIn(value).some(looksRandom) || secretKey.test(value)) return 'key-material'
  return /[\p{Cc}\u2028\u2029]/u.test(value) || value.split(/\s+/, mostWords + 1).length > mostWords
    ? 'text'
    : undefined
}

const mostChecked = 1_024
const mostWords = 8

/** As issuers begin their keys, and the addresses that are keys themselves. */
const opening =
  /-----BEGIN |\beyJ[\w-]{8,}\.|(?<![A-Z0-9])(AKIA|ASIA)[A-Z0-9]{12,}|\b(gh[pousr]_|github_pat_|glpat-|npm_|sk_live_|sk-|da2-|dapi|hvs\.|SG\.)\w{16,}|\bxox[abprs]-|hooks\.slack\.com\/services\/|\/webhookb2\/|\/api\/webhooks\//

/** `Endpoint=…;AccountKey=…`: whatever else stands beside it, people take the whole of it to get in. An ARN has `:secret:` and opens nothing. */
const assignment =
  /(?:key|pass(?:w(?:or)?d)?|pwd|secret|token|sig|signature|endpoint|server|accountname) ?=|(?:passw(?:or)?d|pwd|passphrase)["']? ?:|(?:key|secret|token)(?:["'] ?:|: )|--[\w-]*(?:passw(?:or)?d|pwd|secret|token|key) +\S/i

const tokensIn = (value: string): string[] => value.match(/[A-Za-z0-9+]{16,}={0,2}/g) ?? []

/** Of AWS: 40 characters, which slashes may cut into pieces too short to tell. */
const secretKey = /(?<![\w+/])(?=[A-Za-z+/]*\d)(?=[a-z\d+/]*[A-Z])(?=[A-Z\d+/]*[a-z])[A-Za-z\d+/]{40}(?![\w+/=])/

/** Base64 changes between letters and digits every few characters; names, however long, seldom do, and digests have no capitals. */
function looksRandom(token: string): boolean {
  if (!/[a-z]/.test(token) || !/[A-Z]/.test(token)) return false
  const changes = token.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0
  return changes >= 4 || (token.length >= 32 && changes >= 2)
}
