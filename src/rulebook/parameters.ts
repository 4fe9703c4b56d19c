// rules/parameters.yaml: the thresholds that policies and findings compare with, each with its reason.
import * as v from 'valibot'
import { daysNamed, type Parameters } from '../model/parameters.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { quoted } from './quoted.ts'
import { mapOf, tell, text } from './shapes.ts'
import { dated } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

const tls = v.picklist([1, 1.1, 1.2, 1.3], ({ input }) =>
  tell(`${quoted(input)} is no version of TLS`, 'TLS has 1.0 to 1.3', 'Write one of them'),
)

const isDays = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0

const days = v.custom<number>(isDays, ({ input }) =>
  tell(`${quoted(input)} is no number of days`, 'a whole number of at least one is wanted', 'Write it as 365'),
)

const reasoned = <Value extends v.GenericSchema<unknown, number>>(value: Value) => mapOf({ value, reason: text })

/** What findings compare with, and the host itself: policies have no clock. */
const hostNamed = ['expiringDays', 'conditionCheckDays'] as const

const shape = mapOf({
  ...dated,
  parameters: mapOf({ minimumTls: reasoned(tls), ...v.entriesFromList([...daysNamed, ...hostNamed], reasoned(days)) }),
})
type Table = v.InferOutput<typeof shape>

interface Thresholds extends Record<(typeof hostNamed)[number], number> {
  parameters: Parameters
  date: string
}

export function parametersOf(file: YamlFile): Thresholds {
  const { parameters, date } = checked(file, shape, (table) => crossed(file, table))
  const named = (names: readonly (keyof typeof parameters)[]) =>
    Object.fromEntries(names.map((name) => [name, parameters[name].value]))
  return {
    parameters: named(['minimumTls', ...daysNamed]) as unknown as Parameters, // `as`: its own names
    ...(named(hostNamed) as Record<(typeof hostNamed)[number], number>), // `as` likewise
    date,
  }
}

const bounds = [
  ['minimumLogDays', 'maximumLogDays'],
  ['minimumBackupDays', 'maximumBackupDays'],
] as const

/** Between a floor and a ceiling below it there is no number of days. */
const crossed = (file: YamlFile, { parameters }: Table): Complaint[] =>
  bounds.flatMap(([least, most]) =>
    parameters[least].value <= parameters[most].value
      ? []
      : [
          file.complain(['parameters', most, 'value'], {
            what: `${most} is less than ${least}`,
            why: 'nothing could ever pass',
            mend: 'Raise it, or lower the other',
          }),
        ],
  )
