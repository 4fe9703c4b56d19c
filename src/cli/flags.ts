// The flags of a scan, once: what they are called, how they are read, and what they do when they are not given.
import { explained } from '../model/errors.ts'
import { severities, type Severity } from '../model/finding.ts'
import type { Share } from '../model/shard.ts'
import { type ProgressKind, progressKinds } from './progress.ts'
import { decisions, idsOf } from './proposals.ts'
import type { Provider, ScanRequest } from './request.ts'
import { shareOf } from './share.ts'

export interface ScanFlags {
  config?: string
  account?: readonly string[]
  region?: readonly string[]
  from?: readonly string[]
  defaultRegion?: string
  law?: readonly string[]
  control?: readonly string[]
  concurrency?: number
  timeout?: number
  fast?: boolean
  policies?: readonly string[]
  shard?: Share
  output?: string
  format?: readonly string[]
  resume?: string
  signKey?: string
  evidence?: 'default' | 'full'
  failOn?: Severity
  now?: string
  baseline?: string
  without?: readonly string[]
  cache?: boolean
  csvBom?: boolean
  quiet?: boolean
  verbose?: boolean
  progress?: ProgressKind
}

const text = (value: string): string => value

const many = (brief: string, placeholder: string) =>
  ({ kind: 'parsed', parse: text, brief, placeholder, optional: true, variadic: true }) as const

const one = (brief: string, placeholder: string) =>
  ({ kind: 'parsed', parse: text, brief, placeholder, optional: true }) as const

export const scanFlags = {
  config: one('the configuration (default: ringfence.yaml, where there is one)', 'FILE'),
  account: many('only this account or subscription', 'ID'),
  region: { ...many('only this region, or all', 'R|all'), proposeCompletions: idsOf('regions') },
  from: many('read a plan, files, folders or an earlier run instead of live accounts', 'FILE|DIR'),
  defaultRegion: {
    ...one('the region of what a plan leaves to the environment', 'R'),
    proposeCompletions: idsOf('regions'),
  },
  law: { ...many('only this law', 'ID'), proposeCompletions: idsOf('laws') },
  control: { ...many('only these controls', 'GLOB'), proposeCompletions: idsOf('controls') },
  concurrency: {
    kind: 'parsed',
    parse: atLeastOne,
    optional: true,
    brief: 'how many regions are read at once (default: all)',
    placeholder: 'N',
  },
  timeout: {
    kind: 'parsed',
    parse: duration,
    optional: true,
    brief: 'ask the clouds no more after this long; what was read is judged, and the rest unknown',
    placeholder: 'DUR',
  },
  fast: {
    kind: 'boolean',
    optional: true,
    withNegated: false,
    brief:
      'take what AWS Config records, or lists and Resource Graph of Azure tell, and ask no more; the rest is unknown',
  },
  policies: many('judge by these of your own too', 'DIR|BUNDLE'),
  shard: {
    kind: 'parsed',
    parse: shareOf,
    optional: true,
    brief: 'read this part only, for ringfence merge to join',
    placeholder: 'I/N',
  },
  output: one('where to write (default: ringfence-out/<scan id>)', 'DIR'),
  format: {
    ...many('write this too, there or on stdout (-); see list formats', 'FORMAT[=PATH]'),
    proposeCompletions: idsOf('formats'),
  },
  resume: one('go on with the scan that was broken off in this folder', 'DIR'),
  signKey: one('sign the manifest with this private key, PEM of Ed25519 or P-256', 'FILE'),
  evidence: {
    kind: 'enum',
    values: ['default', 'full'],
    optional: true,
    brief: 'full: tell every pass too, and keep the answers, redacted, under raw/ (default: default)',
  },
  failOn: {
    kind: 'enum',
    values: severities,
    optional: true,
    brief: 'the severity from which findings make the exit status 1 (default: high)',
  },
  now: {
    kind: 'parsed',
    parse: day,
    optional: true,
    brief: 'the day that dates are compared with',
    placeholder: 'DATE',
  },
  baseline: one('an earlier run: only what is new since then fails this one', 'DIR'),
  without: {
    ...many('what if this adequacy decision fell: judge without it, and tell what changes', 'DECISION'),
    proposeCompletions: decisions,
  },
  cache: {
    kind: 'boolean',
    optional: true,
    brief: 'judge equal parts once (default); the verdicts are the same without',
  },
  csvBom: {
    kind: 'boolean',
    optional: true,
    withNegated: false,
    brief: 'begin tables with a byte-order mark, for spreadsheets that take them for Latin-1 otherwise',
  },
  quiet: { kind: 'boolean', optional: true, withNegated: false, brief: 'print errors only' },
  verbose: { kind: 'boolean', optional: true, withNegated: false, brief: 'print more' },
  progress: {
    kind: 'enum',
    values: progressKinds,
    optional: true,
    brief: 'how far it is: auto (one line on a terminal, else as plain), plain (a line every 30 s), none',
  },
} as const

const {
  account: _account,
  region: _region,
  from: _from,
  defaultRegion: _defaultRegion,
  shard: _shard,
  concurrency: _concurrency,
  timeout: _timeout,
  fast: _fast,
  resume: _resume,
  evidence: _evidence,
  ...others
} = scanFlags

/** Without those of reading: what is said of a scan whose parts were read already. */
export const judgingFlags = others

export type JudgingFlags = Pick<ScanFlags, keyof typeof judgingFlags>

export const scanAliases = { c: 'config', f: 'format', o: 'output', q: 'quiet', v: 'verbose' } as const

/** In milliseconds: `90s`, `45m`, `1h30m`. */
function duration(value: string): number {
  const [, hours = 0, minutes = 0, seconds = 0] = (
    /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s)?$/.exec(value) ?? []
  ).map((part) => Number(part ?? 0))
  const found = ((hours * 60 + minutes) * 60 + seconds) * 1_000
  if (found > 0) return found
  throw explained('usage', {
    what: `${JSON.stringify(value)} is no length of time`,
    where: '--timeout',
    why: 'it is told in hours, minutes and seconds, and there is some',
    mend: 'Write it like 45m, or 1h30m',
  })
}

function atLeastOne(value: string): number {
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value)
  throw explained('usage', {
    what: `${JSON.stringify(value)} is no number of regions`,
    where: '--concurrency',
    why: 'at least one is read at a time',
    mend: 'Write a whole number, like 4',
  })
}

/** A day becomes its first moment, so that `--now 2031-12-28` is that day in every clock. */
export function day(value: string): string {
  const [, date = '', time = 'T00:00:00.000Z'] = moment.exec(value) ?? []
  const found = new Date(`${date}${time}`)
  if (!isCalendarDay(date) || Number.isNaN(found.getTime())) {
    throw explained('usage', {
      what: `${JSON.stringify(value)} is no date`,
      where: '--now',
      why: 'a date is ISO 8601, and a time of day has its offset from UTC',
      mend: 'Write it like 2026-11-24, or 2026-11-24T12:00:00Z',
    })
  }
  return found.toISOString()
}

/** A day alone, without a time. */
export function calendarDay(value: string, where: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(value) && isCalendarDay(value)) return value
  throw explained('usage', {
    what: `${JSON.stringify(value)} is no day`,
    where,
    why: 'a day is ISO 8601, and one that exists',
    mend: 'Write it like 2027-03-31',
  })
}

/** Without an offset it would be another moment on every machine. */
const moment = /^(\d{4}-\d\d-\d\d)(T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/

/** JavaScript takes the thirtieth of February for a day of March. */
function isCalendarDay(date: string): boolean {
  const found = new Date(`${date}T00:00:00.000Z`)
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(date)
}

export const requestOf = (flags: ScanFlags, providers: readonly Provider[]): ScanRequest => ({
  providers: [...providers],
  ...(flags.config === undefined ? {} : { config: flags.config }),
  from: [...(flags.from ?? [])],
  ...(flags.defaultRegion === undefined ? {} : { defaultRegion: flags.defaultRegion }),
  policies: [...(flags.policies ?? [])],
  shards: [],
  ...(flags.shard === undefined ? {} : { share: flags.shard }),
  accounts: [...(flags.account ?? [])],
  regions: [...(flags.region ?? [])],
  laws: [...(flags.law ?? [])],
  controls: [...(flags.control ?? [])],
  formats: [...(flags.format ?? [])],
  ...(flags.output === undefined ? {} : { output: flags.output }),
  ...(flags.resume === undefined ? {} : { resume: flags.resume }),
  ...(flags.signKey === undefined ? {} : { signKey: flags.signKey }),
  ...(flags.evidence === 'full' && { evidence: 'full' as const }),
  ...(flags.failOn === undefined ? {} : { failOn: flags.failOn }),
  ...(flags.now === undefined ? {} : { now: flags.now }),
  ...(flags.baseline === undefined ? {} : { baseline: flags.baseline }),
  without: [...new Set(flags.without ?? [])].toSorted(), // one question, however it is asked, is one run
  ...(flags.concurrency === undefined ? {} : { concurrency: flags.concurrency }),
  ...(flags.timeout === undefined ? {} : { timeout: flags.timeout }),
  ...(flags.fast === true && { fast: true }),
  cache: flags.cache ?? true,
  ...(flags.csvBom === true ? { csvBom: true } : {}),
  quiet: flags.quiet === true,
  verbose: flags.verbose === true,
  ...(flags.progress === undefined ? {} : { progress: flags.progress }),
})
