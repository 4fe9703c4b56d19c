// The buckets that a file system of Lustre is filled from and written back to, and what nobody can see of one of ONTAP.
import * as v from 'valibot'
import { chain, type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers, type Target } from '../pointers.ts'
import { ask, call } from './answers.ts'
import { bucketArn } from './arn.ts'
import type { FileSystem } from './fsx-kinds.ts'
import { fieldOrNone, type Telling } from './telling.ts'

const mechanism = 'fsx-data-repository'

/** The bucket of `s3://bucket/prefix`. */
const bucket = v.pipe(
  v.string(),
  v.regex(/^s3:\/\/[^/]+/),
  v.transform((path) => path.split('/')[2] ?? ''),
)
const links = v.pipe(
  v.object({ Associations: v.array(v.object({ DataRepositoryPath: bucket })) }),
  v.transform(({ Associations }) => Associations.map(({ DataRepositoryPath }) => DataRepositoryPath)),
)
/** How file systems were linked before there were associations: written back only where there is a path for it. */
const link = v.object({ ImportPath: v.optional(bucket), ExportPath: v.optional(bucket) })
const unlinked: v.InferOutput<typeof link> = {}

export function copies({ answers }: Observation, told: Telling, fileSystem: FileSystem): Fact<Reference[]> {
  const { kind, settings, deployment } = fileSystem
  if (kind.state === 'unknown') return pointers('replica', mechanism, kind, () => [])
  if (kind.value === 'ONTAP') return replicationOfOntap
  if (kind.value !== 'LUSTRE') return known([], kind.from)
  // Whoever leaves out all that is said of Lustre has not said that there is no link.
  const linked = chain(deployment, () => fieldOrNone(settings, 'DataRepositoryConfiguration', link, unlinked))
  const associated = ask(answers, call('fsx:DescribeDataRepositoryAssociations'), links)
  const at = (names: readonly (string | undefined)[], from: number[]): Target[] =>
    names.flatMap((name) => (name === undefined ? [] : [{ locator: known(bucketArn(told.arn, name), from) }]))
  return gather(
    pointers('source', mechanism, linked, ({ ImportPath }, from) => at([ImportPath], from)),
    pointers('replica', mechanism, linked, ({ ExportPath }, from) => at([ExportPath], from)),
    pointers('source', mechanism, associated, at),
    // Whatever is exported by itself: a task exports all that is new to any bucket that is linked.
    pointers('replica', mechanism, associated, at),
  )
}

/** SnapMirror is set up within ONTAP, which no API of AWS looks into. */
const replicationOfOntap = pointers('replica', 'fsx-snapmirror', unknown('unsupported'), () => [])
