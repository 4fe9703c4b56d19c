// `ringfence waiver add` at work: a waiver of a control or of one finding, proven as a scan would before the file is touched.
import { readFile, realpath, stat, writeFile } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { hasEnded } from '../model/days.ts'
import type { Finding } from '../model/finding.ts'
import { explained } from '../model/errors.ts'
import { globOf } from '../model/glob.ts'
import type { Waiver } from '../model/rulebook.ts'
import { samePerson } from '../model/transfer-entry.ts'
import { isOverBroad, loadConfig, overBroad, withWaiver } from '../rulebook/index.ts'
import { replaceFile } from '../runtime/output.ts'
import { scratchFolder } from '../runtime/scratch-folder.ts'
import { unwritable } from '../runtime/unwritable.ts'
import { configHere } from './config-here.ts'
import { findingCalled, looksLikeFinding } from './finding-called.ts'
import { note } from './folded-lines.ts'
import type { Host } from './host.ts'
import { rulesAndPolicies } from './rules-and-policies.ts'
import { waivedCountry } from './waived-country.ts'

export interface WaiverAsked {
  config?: string
  policies?: readonly string[]
  from?: string
  id?: string
  resource?: string
  account?: string
  country?: string
  reason: string
  owner: string
  approvedBy: string
  until: string
}

/** `about`: a control, a glob over controls, or a finding of the latest run. */
export async function addWaiver(about: string, asked: WaiverAsked, host: Host): Promise<void> {
  const path = await realpath(await configHere(asked.config, host)) // a link stays one: what it leads to is written
  const called = relative(host.cwd, path)
  const text = await readFile(path, 'utf8')
  const { rules, policies } = await rulesAndPolicies(asked.policies ?? [], host)
  const config = await loadConfig(path, rules, policies.controls)
  const waiver = { id: asked.id ?? freeId(config.waivers), ...(await scopeOf(about, asked, host)), ...namesOf(asked) }
  refuse(waiver, asked, host.clock())
  const lifting = config.waivers.find((one) => isOfSameScope(one, waiver) && one.until >= asked.until)
  if (lifting !== undefined) throw liftedAlready(lifting)
  const written = withWaiver(text, waiver, called)
  const scratch = await scratchFolder('waiver')
  try {
    const candidate = join(scratch.path, basename(path))
    await writeFile(candidate, written)
    await loadConfig(candidate, rules, policies.controls) // whatever the flags cannot be refused for, the file is
  } finally {
    await scratch.remove()
  }
  const { mode } = await stat(path)
  await replaceFile(path, written, mode & 0o7777).catch(unwritable(path))
  note(host, `${called}: waiver ${waiver.id} of ${waiver.control} until ${asked.until}${reachOf(waiver)}`)
}

/** What names no resource lifts whatever comes, too. */
const reachOf = ({ resource }: { resource?: string }): string =>
  resource === undefined || /^\*+$/.test(resource)
    ? '; of any resource, those that nobody has seen fail yet too: --resource narrows it'
    : ''

type Scope = Pick<Waiver, 'control' | 'resource' | 'account' | 'country'>

const isOfSameScope = (one: Scope, other: Scope): boolean =>
  one.control === other.control &&
  one.resource === other.resource &&
  one.account === other.account &&
  one.country === other.country

const liftedAlready = ({ id, until, where }: Waiver) =>
  explained('usage', {
    what: `the waiver ${id} is of the same until ${until}`,
    where,
    why: 'a second one would lift nothing more, and hide who answers for it',
    mend: 'Change that one, or name a later day',
  })

/** A finding is of one control and one resource; in which country, where it is about a place. */
async function scopeOf(about: string, asked: WaiverAsked, { cwd }: Host) {
  const called = looksLikeFinding(about) ? await findingCalled(about, asked.from, cwd) : undefined
  const failing = called?.alike.filter(({ status }) => liftable.has(status)) ?? []
  const [finding] = failing
  if (called !== undefined && finding === undefined) throw noFailure(called.finding)
  const resource = asked.resource ?? (finding && globOf(finding.resource.id))
  const account = asked.account ?? finding?.resource.owner.account
  const country = finding === undefined ? asked.country : waivedCountry(failing, asked.country)
  return {
    control: finding?.control.id ?? about,
    ...(resource === undefined ? {} : { resource }),
    ...(account === undefined ? {} : { account }),
    ...(country === undefined ? {} : { country }),
  }
}

const liftable: ReadonlySet<Finding['status']> = new Set(['fail', 'waived'])

const noFailure = ({ id, status }: Finding) =>
  explained('usage', {
    what: `the finding ${id} is ${status}`,
    where: 'waiver add',
    why: 'a waiver lifts failures alone, and this one would lift a later failure that nobody has seen',
    mend: 'Accept what could not be read with accepted-gaps, or wait until it fails',
  })

const namesOf = ({ reason, owner, approvedBy, until }: WaiverAsked) => ({
  reason,
  owner,
  'approved-by': approvedBy,
  until,
})

function freeId(waivers: readonly Waiver[]): string {
  const taken = new Set(waivers.map(({ id }) => id))
  for (let number = waivers.length + 1; ; number++) {
    const id = `wv-${String(number).padStart(3, '0')}`
    if (!taken.has(id)) return id
  }
}

function refuse(waiver: { control: string; resource?: string }, asked: WaiverAsked, now: string): void {
  const refused = (where: string, told: { what: string; why: string; mend: string }) =>
    explained('usage', { where, ...told })
  if (isOverBroad(waiver)) throw refused('waiver add', overBroad)
  if (samePerson(asked.owner, asked.approvedBy))
    throw refused('--approved-by', {
      what: 'the owner would approve the waiver',
      why: 'two people must have looked at a failure that is let stand',
      mend: 'Name somebody else',
    })
  if (hasEnded(asked.until, now.slice(0, 'yyyy-mm-dd'.length)))
    throw refused('--until', {
      what: `${asked.until} is over`,
      why: 'the waiver would lift nothing',
      mend: 'Name a day to come',
    })
}
