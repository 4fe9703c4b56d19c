// What the selectors of a trail let through: the management events, and the S3 objects whose reads and writes are recorded.
import * as v from 'valibot'
import { chain, type Fact, known, map, partial } from '../../model/fact.ts'
import type { Capture } from '../../model/facets.ts'
import type { Answer } from '../../model/observation.ts'
import { ask, call } from './answers.ts'

/** What one selector lets through, of the management events or of the objects under some ARN prefixes. */
interface Selection {
  reads: boolean
  writes: boolean
  of: 'management' | string[]
  /** It leaves out objects under its prefixes that only AWS could list. */
  holes: boolean
}

const objects = 'AWS::S3::Object'

const basic = v.pipe(
  v.object({
    ReadWriteType: v.picklist(['All', 'ReadOnly', 'WriteOnly']),
    IncludeManagementEvents: v.boolean(),
    DataResources: v.optional(v.array(v.object({ Type: v.string(), Values: v.array(v.string()) })), []),
    ExcludeManagementEventSources: v.optional(v.array(v.string()), []),
  }),
  v.transform((selector): Selection[] => {
    const kinds = {
      reads: selector.ReadWriteType !== 'WriteOnly',
      writes: selector.ReadWriteType !== 'ReadOnly',
      holes: false,
    }
    const prefixes = selector.DataResources.flatMap(({ Type, Values }) => (Type === objects ? Values : []))
    // Without the use of keys (the usual exclusion) the record of an account has a gap that no other event fills.
    const management = selector.IncludeManagementEvents && selector.ExcludeManagementEventSources.length === 0
    return [...(management ? [{ ...kinds, of: 'management' as const }] : []), { ...kinds, of: prefixes }]
  }),
)

const operators = ['Equals', 'StartsWith', 'EndsWith', 'NotEquals', 'NotStartsWith', 'NotEndsWith'] as const
const values = v.optional(v.array(v.string()), [])

/** A field selector without any operator is no selector: read as "no restriction" it would let everything through. */
const restriction = v.pipe(
  v.object({
    Field: v.string(),
    Equals: values,
    StartsWith: values,
    EndsWith: values,
    NotEquals: values,
    NotStartsWith: values,
    NotEndsWith: values,
  }),
  v.check((one) => operators.some((operator) => one[operator].length > 0)),
)

type Restriction = v.InferOutput<typeof restriction>

const advanced = (partition: string) =>
  v.pipe(
    v.object({ FieldSelectors: v.pipe(v.array(restriction), v.nonEmpty()) }),
    v.transform(({ FieldSelectors }) => selectionOf(FieldSelectors, `arn:${partition}:s3`)),
  )

const understood = ['eventCategory', 'resources.type', 'readOnly', 'resources.ARN']

function selectionOf(fields: Restriction[], everything: string): Selection[] {
  const find = (name: string) => fields.find(({ Field }) => Field === name)
  const equals = (name: string, value: string) => find(name)?.Equals.includes(value) === true
  if (!fields.every(({ Field }) => understood.includes(Field))) return [] // some events only, by name or by source
  const readOnly = find('readOnly')
  const kinds = {
    reads: readOnly === undefined || readOnly.Equals.includes('true'),
    writes: readOnly === undefined || readOnly.Equals.includes('false'),
  }
  if (equals('eventCategory', 'Management')) return [{ ...kinds, of: 'management', holes: false }]
  const data = equals('eventCategory', 'Data') && equals('resources.type', objects)
  return data ? [{ ...kinds, ...prefixesOf(find('resources.ARN'), everything) }] : []
}

/** Within one field AWS joins what selects by "or" and what deselects by "and". */
function prefixesOf(arn: Restriction | undefined, everything: string): { of: string[]; holes: boolean } {
  if (arn === undefined) return { of: [everything], holes: false }
  const selects = [...arn.Equals, ...arn.StartsWith, ...arn.EndsWith].length > 0
  const deselects = [...arn.NotEquals, ...arn.NotStartsWith, ...arn.NotEndsWith].length > 0
  // Single objects, or objects by their endings, are no bucket as a whole.
  return { of: selects ? arn.StartsWith : [everything], holes: deselects }
}

const selections = (partition: string) =>
  v.pipe(
    v.object({
      EventSelectors: v.optional(v.array(basic)),
      AdvancedEventSelectors: v.optional(v.array(advanced(partition))),
    }),
    v.check((answer) => answer.EventSelectors !== undefined || answer.AdvancedEventSelectors !== undefined),
    v.transform((answer) => [...(answer.EventSelectors ?? []), ...(answer.AdvancedEventSelectors ?? [])].flat()),
  )

const byDefault: Selection[] = [{ reads: true, writes: true, of: 'management', holes: false }]

/** `custom`: whether anyone has set selectors; a trail without its own records all management events and no others. */
export function eventsOf(
  custom: Fact<boolean>,
  partition: string,
  answers: readonly Answer[],
): Pick<Capture, 'managementEvents' | 'dataEvents'> {
  const told = ask(answers, call('cloudtrail:GetEventSelectors'), selections(partition))
  const untold = told.state === 'unknown' && told.reason !== 'malformed'
  const all = untold && custom.state === 'known' && !custom.value ? known(byDefault, custom.from) : told
  return {
    managementEvents: map(all, (list) => readsAndWrites(list.filter(({ of }) => of === 'management'))),
    dataEvents: chain(all, (list, from) => {
      const recorded = coveredBothWays(list)
      return list.some(({ holes }) => holes) ? partial(recorded, 'unsupported', from) : known(recorded, from)
    }),
  }
}

const readsAndWrites = (list: Selection[]): boolean =>
  list.some(({ reads }) => reads) && list.some(({ writes }) => writes)

/** One selector may record the reads and another the writes: a prefix counts where both are recorded. */
function coveredBothWays(list: Selection[]): string[] {
  const whole = list.flatMap((one) => (one.of === 'management' || one.holes ? [] : [{ ...one, of: one.of }]))
  const prefixes = [...new Set(whole.flatMap(({ of }) => of))].toSorted()
  return prefixes.filter((prefix) =>
    readsAndWrites(whole.filter(({ of }) => of.some((wider) => prefix.startsWith(wider)))),
  )
}
