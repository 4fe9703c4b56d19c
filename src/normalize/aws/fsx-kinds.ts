// The four kinds of file system that FSx runs, each with settings under a name of its own.
import * as v from 'valibot'
import { chain, type Fact, known, map } from '../../model/fact.ts'
import { field, type Telling } from './telling.ts'

const settingsOf = {
  WINDOWS: 'WindowsConfiguration',
  LUSTRE: 'LustreConfiguration',
  ONTAP: 'OntapConfiguration',
  OPENZFS: 'OpenZFSConfiguration',
} as const

const zones = ['SINGLE_AZ_1', 'SINGLE_AZ_2', 'MULTI_AZ_1'] as const
const deployments = {
  WINDOWS: v.picklist(zones),
  LUSTRE: v.picklist(['SCRATCH_1', 'SCRATCH_2', 'PERSISTENT_1', 'PERSISTENT_2']), // of one zone, all of them
  ONTAP: v.picklist([...zones, 'MULTI_AZ_2']),
  OPENZFS: v.picklist([...zones, 'SINGLE_AZ_HA_1', 'SINGLE_AZ_HA_2']),
}

type Kind = keyof typeof settingsOf

export interface FileSystem {
  kind: Fact<Kind>
  /** What is said of it as one of its kind; nothing, where the kind is not known. */
  settings: Telling
  deployment: Fact<string>
  /** For data that is thrown away with it. */
  scratch: Fact<boolean>
}

export function fileSystemOf(told: Telling): FileSystem {
  const kind = field(told, 'FileSystemType', v.picklist(['WINDOWS', 'LUSTRE', 'ONTAP', 'OPENZFS']))
  const found = kind.state === 'unknown' ? undefined : told.fields[settingsOf[kind.value]]
  const settings = { ...told, fields: v.is(v.record(v.string(), v.unknown()), found) ? found : {} }
  const deployment = chain(kind, (word): Fact<string> => field(settings, 'DeploymentType', deployments[word]))
  return {
    kind,
    settings,
    deployment,
    scratch: chain(kind, (word, from) =>
      word === 'LUSTRE' ? map(deployment, (name) => name.startsWith('SCRATCH')) : known(false, from),
    ),
  }
}
