// The shape of ringfence.yaml as JSON Schema, for editors: made from the very description that the loader reads by.
import { toJsonSchema } from '@valibot/to-json-schema'
import type { Control } from '../model/control.ts'
import { configShape } from './config-shape.ts'
import type { Rules } from './load-rules.ts'
import { country } from './shapes.ts'

/** It takes whatever the loader takes. What JSON Schema cannot say is left to the loader: an account of two owners, an end before its beginning. */
export function configSchema(rules: Rules, controls: readonly Control[]): object {
  const { $schema, ...rest } = toJsonSchema(configShape(rules, controls), {
    target: 'draft-2020-12',
    typeMode: 'input',
    ignoreActions: ['check', 'to_lower_case'],
    definitions: { country },
  })
  return { $schema, $id: 'urn:ringfence:config:1', title: 'ringfence.yaml', ...rest }
}
