// Where a stream of Firehose delivers to, what it leaves in buckets on the way, and which function it sends records through.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, partial, partialAs, unknown } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { bucket, inner, logs, settings } from './firehose-buckets.ts'
import { targetOf } from './firehose-targets.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

/** The API describes what Config writes as it was asked for. */
const spelled = {
  api: {
    destination: /(.+)DestinationDescription$/,
    bucket: 'S3DestinationDescription',
    backup: 'S3BackupDescription',
  },
  config: { destination: /(.+)DestinationConfiguration$/, bucket: 'S3Configuration', backup: 'S3BackupConfiguration' },
} as const

interface Destination {
  kind: string
  within: Telling
}

const delivery = 'firehose-delivery'
const text = v.string()

export function deliveries(told: Telling): Fact<Reference[]> {
  const destinations = destinationsOf(told)
  if (destinations.state === 'unknown') return pointers('replica', delivery, destinations, () => [])
  const more: Reference = { role: 'replica', mechanism: delivery, locator: unknown('not-recorded', told.permission) }
  const rest = destinations.state === 'partial' ? [partialAs([more], destinations, [])] : []
  return map(gather(known([], destinations.from), ...destinations.value.flatMap(partsOf), ...rest), distinct)
}

function destinationsOf(told: Telling): Fact<Destination[]> {
  const listed: Fact<Telling['fields'][]> =
    told.spelling === 'api' ? field(told, 'Destinations', v.array(settings)) : known([told.fields], told.from)
  const found = chain(listed, (list, from) => {
    const all = list.flatMap((fields) => destinationsIn({ ...told, fields }))
    return all.length === 0 ? unknown('not-recorded', told.permission) : known(all, from) // there is no stream without any
  })
  if (told.spelling === 'config') return found
  return chain(found, (all, from) =>
    chain(field(told, 'HasMoreDestinations', v.boolean()), (more) =>
      more ? partial(all, 'not-recorded', from) : known(all, from),
    ),
  )
}

function destinationsIn(told: Telling): Destination[] {
  return Object.entries(told.fields).flatMap(([name, raw]) => {
    const kind = spelled[told.spelling].destination.exec(name)?.[1]
    if (kind === undefined || raw === null || raw === undefined) return []
    const fields = v.safeParse(settings, raw)
    return [{ kind, within: { ...told, fields: fields.success ? fields.output : {} } }]
  })
}

function partsOf({ kind, within }: Destination): Fact<Reference[]>[] {
  const name = spelled[within.spelling]
  const itself = known(within, within.from)
  const through = [processing(within), logs(within)]
  if (kind === 'S3') return [bucket('replica', delivery, itself)]
  if (kind === 'ExtendedS3') return [bucket('replica', delivery, itself), backup(within), ...through]
  const to = pointers('replica', delivery, targetOf(kind, within), (place, from) => [{ locator: known(place, from) }])
  if (kind === 'Redshift')
    return [to, bucket('replica', 'firehose-staging', inner(within, name.bucket)), backup(within), ...through]
  // All records, or those that could not be delivered.
  return [to, bucket('vault', 'firehose-backup', inner(within, name.bucket)), ...through]
}

/** Records as they were before they were changed on the way. */
function backup(within: Telling): Fact<Reference[]> {
  const mode = field(within, 'S3BackupMode', v.picklist(['Enabled', 'Disabled']))
  const setting = chain(mode, (word, from): Fact<Telling | null> =>
    word === 'Disabled' ? known(null, from) : inner(within, spelled[within.spelling].backup),
  )
  return bucket('vault', 'firehose-backup', setting)
}

const processors = v.object({
  Enabled: v.nullish(v.boolean()),
  Processors: v.nullish(
    v.array(
      v.object({
        Type: text,
        Parameters: v.nullish(v.array(v.object({ ParameterName: text, ParameterValue: text }))),
      }),
    ),
  ),
})

const processing = (within: Telling): Fact<Reference[]> =>
  pointers(
    'replica',
    'firehose-function',
    fieldOrNone(within, 'ProcessingConfiguration', processors, null),
    (by, from) =>
      (by?.Enabled === true ? (by.Processors ?? []) : [])
        .filter(({ Type }) => Type === 'Lambda')
        .map(({ Parameters }) => {
          const arn = Parameters?.find(({ ParameterName }) => ParameterName === 'LambdaArn')?.ParameterValue
          return { locator: arn === undefined ? unknown('not-recorded', within.permission) : known(arn, from) }
        }),
  )

/** The API tells of one bucket twice, the second time for clients that know no more than that; logs may share a group. */
const distinct = (all: Reference[]): Reference[] => [
  ...new Map(all.map((one) => [JSON.stringify([one.role, one.mechanism, one.locator]), one])).values(),
]
