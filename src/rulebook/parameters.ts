// rules/parameters.yaml: the thresholds that policies compare with, each with its reason.
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

const shape = mapOf({
  ...dated,
  parameters: mapOf({
    minimumTls: mapOf({
      value: v.picklist([1, 1.1, 1.2, 1.3], ({ input }) =>
        tell(`${quoted(input)} is no version of TLS`, 'TLS has 1.0 to 1.3', 'Write one of them'),
      ),
      reason: text,
    }),
  }),
})

export function parametersOf(file: YamlFile): { parameters: Parameters; date: string } {
  const { parameters, date } = checked(file, shape)
  return { parameters: { minimumTls: parameters.minimumTls.value }, date }
}
