// Collects what is known of every control without evaluating it: its METADATA, its path, and the facts its source reads.
import * as v from 'valibot'
import type { Control, PolicyMetadata } from '../model/control.ts'
import type { FacetName } from '../model/facets.ts'
import { severities } from '../model/finding.ts'
import { placeKinds } from '../model/place.ts'
import { type ControlFile, controlFiles, order } from './control-files.ts'
import { type Diagnostic, policyError } from './diagnostics.ts'
import { withoutComments } from './rego-source.ts'
import { sha256 } from '../runtime/sha256.ts'
import type { Annotated } from './toolchain-answers.ts'
import { writtenId, writtenKinds } from './written-metadata.ts'

/** What one build of the policies read and made. */
export interface PolicyBuild {
  /** Text by path from the root of the project; the Rego that went into the Wasm, and no test. */
  sources: ReadonlyMap<string, string>
  annotations: readonly Annotated[]
  wasm: Uint8Array
  toolchain: string
}

const text = v.pipe(v.string('is missing'), v.trim(), v.nonEmpty('is empty'))
const severity = v.picklist(severities, `is none of ${severities.join(', ')}`)
const placeKind = v.picklist(placeKinds, `is none of ${placeKinds.join(', ')}`)

const annotationsShape = v.object({
  title: text,
  description: text,
  related_resources: v.optional(v.array(v.object({ ref: text })), []),
  custom: v.strictObject({
    id: v.pipe(text, v.regex(/^[a-z]+\.[a-z0-9-]+$/, 'is not written like enc.at-rest')),
    severity: v.strictObject({ global: severity, regional: severity, edge: severity, unclassified: severity }),
    remediation: text,
    places: v.exactOptional(v.array(placeKind)),
  }),
})

/** Throws with every file whose METADATA are not whole. The same build gives the same text. */
export function policyMetadata({ sources, annotations, wasm, toolchain }: PolicyBuild): PolicyMetadata {
  const files = controlFiles([...sources.keys()])
  const faults: Diagnostic[] = []
  const controls = files.flatMap((file) => {
    const control = controlOf(file, placeInRow(file, files, sources), sources.get(file.file) ?? '', annotations)
    if (!Array.isArray(control)) return [control]
    faults.push(...control)
    return []
  })
  faults.push(...repeatedIds(controls), ...sharedPlaces(controls))
  if (faults.length > 0) {
    throw policyError(
      faults,
      'a control says in its METADATA what it is, and what to do',
      'Complete the METADATA block',
    )
  }
  return { schema: 1, digest: sha256(wasm), toolchain, sources: digests(sources), controls }
}

/** As dist/policy.json keeps it. */
export const metadataText = (metadata: PolicyMetadata): string => `${JSON.stringify(metadata, null, 2)}\n`

function controlOf(
  { file, judges, package: name }: ControlFile,
  index: number,
  source: string,
  annotations: readonly Annotated[],
): Control | Diagnostic[] {
  const fault = (message: string): Diagnostic => ({ file, row: 1, code: 'metadata', message })
  if (!declares(source, name)) return [fault(`its package is not ${name}`)]
  if (!/^verdict\b/m.test(source)) return [fault('it has no rule named verdict')]
  const found = annotations.find((one) => one.annotations.scope === 'package' && packageOf(one) === name)
  if (found === undefined) return [fault('no METADATA stand above its package')]
  const read = v.safeParse(annotationsShape, found.annotations)
  if (!read.success) return read.issues.map((issue) => fault(`METADATA ${v.getDotPath(issue)} ${issue.message}`))
  const { title, description, custom, related_resources: related } = read.output
  const { id, severity: byTier, remediation, places: owns } = custom
  const said = { id, title, description, severity: byTier, remediation, related: related.map(({ ref }) => ref) }
  if (owns !== undefined && judges !== 'places') return [fault('METADATA custom.places is for a control of places')]
  // What is generated was written by what stands there; the host and the register go by what the toolchain has read.
  if (owns?.join() !== writtenKinds(source)?.join())
    return [fault('METADATA custom.places is not written on one line like [key, log]')]
  if (judges !== 'places' && id !== writtenId(source))
    return [fault('METADATA custom.id does not stand on a line of its own before any other id, like id: enc.at-rest')]
  return { ...said, judges: asJudge(judges), ...(owns && { owns }), index, file, reads: reads(source) }
}

// The folder is a facet: main asks `input.facets.<folder>`, which the schema, made from those names, has let through.
const asJudge = (folder: string): Control['judges'] => folder as FacetName | 'places'

/** As main has it: the owners of places have the first element between them. */
function placeInRow(
  { file, judges }: ControlFile,
  files: readonly ControlFile[],
  sources: ReadonlyMap<string, string>,
) {
  const row = files.filter((other) => other.judges === judges)
  const isOwner = (one: string): boolean =>
    judges === 'places' && (writtenKinds(sources.get(one) ?? '')?.length ?? 0) > 0
  if (isOwner(file)) return 0
  const others = row.filter((other) => !isOwner(other.file))
  return others.findIndex((other) => other.file === file) + (others.length < row.length ? 1 : 0)
}

const packageOf = ({ path }: Annotated): string =>
  path
    .map(({ value }) => value)
    .slice(1)
    .join('.')

const declares = (source: string, name: string): boolean =>
  withoutComments(source)
    .split('\n')
    .some((line) => line.trim() === `package ${name}`)

/**
 * Sorted pointers to the facts, the labels, the recovery targets and the fields of the resource that the source names, and
 * to the facts of the place that is judged. Banned patterns see to it that all are named.
 */
function reads(source: string): string[] {
  const text = withoutComments(source)
  const named = [
    ...text.matchAll(/\binput\.(facets\.\w+\.\w+|context\.(?:recovery\.\w+|required)|(?:labels|resource)\.\w+)/g),
    ...text.matchAll(/\b(place\.(?:country|relation))\b/g),
  ]
  return [...new Set(named.map(([, path = '']) => `/${path.replaceAll('.', '/')}`))].sort(order)
}

function repeatedIds(controls: readonly Control[]): Diagnostic[] {
  const first = new Map<string, string>()
  return controls.flatMap(({ id, file }) => {
    const other = first.get(id)
    if (other === undefined) first.set(id, file)
    return other === undefined ? [] : [{ file, row: 1, code: 'metadata', message: `its id ${id} is that of ${other}` }]
  })
}

function sharedPlaces(controls: readonly Control[]): Diagnostic[] {
  const first = new Map<string, string>()
  return controls.flatMap(({ owns = [], file }) =>
    owns.flatMap((kind) => {
      const other = first.get(kind)
      if (other === undefined) first.set(kind, file)
      const message = `it decides on the places ${kind}, as ${other} does`
      return other === undefined ? [] : [{ file, row: 1, code: 'metadata', message }]
    }),
  )
}

const digests = (sources: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries([...sources].sort(([a], [b]) => order(a, b)).map(([path, source]) => [path, sha256(source)]))
