// What one part of ringfence.yaml may not say beside another: twice the same thing, an account of two owners, approval by oneself.
import type { Complaint } from './complaint.ts'
import type { WrittenConfig } from './config-shape.ts'
import { quoted } from './quoted.ts'
import type { Path, YamlFile } from './yaml-file.ts'

export const configFaults = (file: YamlFile, config: WrittenConfig): Complaint[] => [
  ...repeated(file, ['laws'], config.laws),
  ...repeated(file, ['aws', 'accounts'], config.aws?.accounts),
  ...repeated(file, ['azure', 'subscriptions'], config.azure?.subscriptions),
  ...(config.data ?? []).flatMap(({ people }, index) => repeated(file, ['data', index, 'people'], people)),
  ...sharedAccounts(file, config),
  ...selfApproved(file, config),
]

const repeated = (file: YamlFile, path: Path, items: readonly string[] = []): Complaint[] =>
  items.flatMap((item, index) =>
    items.indexOf(item) === index
      ? []
      : file.complain([...path, index], {
          what: `${quoted(item)} stands here twice`,
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

const ownedTwice = (id: string, owner: string) => ({
  what: `${quoted(id)} belongs to ${quoted(owner)} already`,
  why: 'an account belongs to one legal person, and stands there once',
  mend: 'Remove it from one of them',
})

const selfApproved = (file: YamlFile, config: WrittenConfig): Complaint[] =>
  (config['accepted-gaps'] ?? []).flatMap((gap, index) =>
    gap['approved-by'] === undefined || gap['approved-by'].trim().toLowerCase() !== gap.owner?.trim().toLowerCase()
      ? []
      : file.complain(['accepted-gaps', index, 'approved-by'], {
          what: 'the owner of this gap approved it too',
          why: 'two people must have looked at what nobody could read',
          mend: 'Name somebody else',
        }),
  )
