// rules/parameters.yaml: the thresholds that policies and findings compare with, each with its reason.
import * as v from 'valibot'
import { checked } from './checked.ts'
import { quoted } from './quoted.ts'
import { mapOf, tell, text } from './shapes.ts'
import { dated } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

/** As it reaches Rego under `data.parameters`. */
export interface Parameters {
  /** The lowest TLS version that passes: 1.2. */
  minimumTls: number
}

const days = v.pipe(
  v.number(({ input }) => notDays(input)),
  v.check(
    (value) => Number.isInteger(value) && value >= 0,
    ({ input }) => notDays(input),
  ),
)
const notDays = (input: unknown) => tell(`${quoted(input)} is no count of days`, 'whole days belong here', 'Write 90')

const shape = mapOf({
  ...dated,
  parameters: mapOf({
    minimumTls: mapOf({
      value: v.picklist([1, 1.1, 1.2, 1.3], ({ input }) =>
        tell(`${quoted(input)} is no version of TLS`, 'TLS has 1.0 to 1.3', 'Write one of them'),
      ),
      reason: text,
    }),
    expiringDays: mapOf({ value: days, reason: text }),
  }),
})

/** `expiringDays` is for findings alone: policies have no clock. */
export function parametersOf(file: YamlFile): { parameters: Parameters; expiringDays: number; date: string } {
  const { parameters, date } = checked(file, shape)
  return {
    parameters: { minimumTls: parameters.minimumTls.value },
    expiringDays: parameters.expiringDays.value,
    date,
  }
}
