// What one part of ringfence.yaml may not say beside another: twice the same thing, an account of two owners, approval by oneself.
import { samePerson } from '../model/transfer-entry.ts'
import type { Complaint } from './complaint.ts'
import type { WrittenConfig } from './config-shape.ts'
import { isOverBroad, overBroad } from './over-broad.ts'
import { quoted } from './quoted.ts'
import { seenBefore } from './repeats.ts'
import type { Path, YamlFile } from './yaml-file.ts'

export const configFaults = (file: YamlFile, config: WrittenConfig): Complaint[] => [
  ...listsIn(config).flatMap(([path, items]) => repeated(file, path, items)),
  ...sharedAccounts(file, config),
  ...idleExternalId(file, config),
  ...sameIds(file, 'transfers', config.transfers),
  ...sameIds(file, 'waivers', config.waivers),
  ...overBroadWaivers(file, config),
  ...selfApproved(file, 'waivers', config.waivers),
  ...selfApproved(file, 'accepted-gaps', config['accepted-gaps']),
]

/** Every list of words, however deep: each word stands there once. Accounts are compared apart, across all owners. */
function listsIn(value: unknown, path: Path = []): [Path, string[]][] {
  if (path[0] === 'entities' || typeof value !== 'object' || value === null) return []
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return [[path, value]]
  return Object.entries(value).flatMap(([key, part]) =>
    listsIn(part, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

const repeated = (file: YamlFile, path: Path, items: readonly string[]): Complaint[] =>
  seenBefore(items).map((index) =>
    file.complain([...path, index], {
      what: `${quoted(items[index])} stands here twice`,
      why: 'once would do, so something else may be meant',
      mend: 'Remove one',
    }),
  )

/** Who the importer is decides whether a copy is a transfer, so an account has one owner. */
function sharedAccounts(file: YamlFile, { entities = {} }: WrittenConfig): Complaint[] {
  const owners = new Map<string, string>()
  return Object.entries(entities).flatMap(([name, { aws = [], azure = [] }]) =>
    Object.entries({ aws, azure }).flatMap(([provider, ids]) =>
      ids.flatMap((id, index) => {
        const owner = owners.get(id)
        owners.set(id, name)
        return owner === undefined ? [] : file.complain(['entities', name, provider, index], ownedTwice(id, owner))
      }),
    ),
  )
}

const idleExternalId = (file: YamlFile, { aws = {} }: WrittenConfig): Complaint[] =>
  aws['external-id'] === undefined || aws.role !== undefined
    ? []
    : [
        file.complain(['aws', 'external-id'], {
          what: 'an external id without a role',
          why: 'it is shown to the trust policy of a role, and none is assumed',
          mend: 'Write the role too, or remove it',
        }),
      ]

const ownedTwice = (id: string, owner: string) => ({
  what: `${quoted(id)} belongs to ${quoted(owner)} already`,
  why: 'an account belongs to one legal person, and stands there once',
  mend: 'Remove it from one of them',
})

const sameIds = (file: YamlFile, key: 'transfers' | 'waivers', entries: readonly { id: string }[] = []): Complaint[] =>
  seenBefore(entries.map(({ id }) => id)).map((index) =>
    file.complain([key, index, 'id'], {
      what: `${quoted(entries[index]?.id)} names another of the ${key} already`,
      why: 'findings quote an entry by its id',
      mend: 'Give one of them another id',
    }),
  )

const overBroadWaivers = (file: YamlFile, { waivers = [] }: WrittenConfig): Complaint[] =>
  waivers.flatMap((waiver, index) => (isOverBroad(waiver) ? file.complain(['waivers', index], overBroad) : []))

const selfApproved = (
  file: YamlFile,
  key: 'waivers' | 'accepted-gaps',
  entries: readonly { owner?: string; 'approved-by'?: string }[] = [],
): Complaint[] =>
  entries.flatMap(({ owner, 'approved-by': approvedBy }, index) =>
    approvedBy === undefined || owner === undefined || !samePerson(owner, approvedBy)
      ? []
      : file.complain([key, index, 'approved-by'], {
          what: `the owner of this ${key === 'waivers' ? 'waiver' : 'gap'} approved it too`,
          why: `two people must have looked at ${key === 'waivers' ? 'a failure that is let stand' : 'what nobody could read'}`,
          mend: 'Name somebody else',
        }),
  )
