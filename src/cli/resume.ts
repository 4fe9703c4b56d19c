// Going on with a scan: it is the one that was begun, judged by the same rules, or it is refused.
import { explained } from '../model/errors.ts'
import type { Basis, UnfinishedHead } from '../model/unfinished.ts'
import type { Rulebook } from '../model/rulebook.ts'
import { askedFor, type ScanRequest } from './request.ts'
import { toolVersion } from './version.ts'

/** The request as it was made before. What is asked again must be the same; how it is read and told may change. */
export function goneOnWith(asked: ScanRequest, { request, startedAt }: UnfinishedHead, where: string): ScanRequest {
  const before = new Map<string, unknown>(Object.entries(request))
  for (const [name, value] of Object.entries({ ...askedFor(asked), output: asked.output })) {
    const given = value !== undefined && !(Array.isArray(value) && value.length === 0)
    if (given && JSON.stringify(value) !== JSON.stringify(before.get(name))) throw otherThan(name, where)
  }
  const { output: _, resume: __, ...how } = asked
  return { ...how, ...request, startedAt }
}

const flags: ReadonlyMap<string, string> = new Map([
  ['providers', 'the providers'],
  ['accounts', '--account'],
  ['regions', '--region'],
  ['laws', '--law'],
  ['controls', '--control'],
  ['failOn', '--fail-on'],
  ['share', '--shard'],
  ['formats', '--format'],
  ['evidence', '--evidence'],
])

const otherThan = (name: string, where: string) =>
  explained('usage', {
    what: 'another scan was asked for than was begun',
    where: `--resume ${where}`,
    why: `${flags.get(name) ?? `--${name}`} is not as it was then`,
    mend: 'Leave it out, and it is as it was; or scan anew into another folder',
  })

const names: Record<keyof Basis, [what: string, mend: string]> = {
  toolVersion: ['another version of ringfence', 'Use the version that began it'],
  rulesDigest: ['other rules', 'Use the version that began it'],
  configDigest: ['another config', 'Bring back the config that it was begun with'],
  policyDigest: ['another policy', 'Bring back the policies that it was begun with'],
}

/** `policyDigest`: null where nothing is judged. */
export const basisOf = async (rulebook: Rulebook, policyDigest: string | null): Promise<Basis> => ({
  toolVersion: await toolVersion(),
  rulesDigest: rulebook.digest,
  configDigest: rulebook.config.digest,
  policyDigest,
})

/** Results of two sets of rules must not be mixed. */
export function refuseOther(now: Basis, before: Basis, where: string): void {
  for (const name of Object.keys(names) as (keyof Basis)[]) {
    // `as`: the keys of a record are those of its type
    if (now[name] === before[name]) continue
    const [what, mend] = names[name]
    throw explained('usage', {
      what: 'the scan cannot be gone on with',
      where: `--resume ${where}`,
      why: `it was begun with ${what}`,
      mend: `${mend}, or scan anew into another folder`,
    })
  }
}
