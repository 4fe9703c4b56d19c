// Writes what controls may see as JSON Schema, which Rego is type-checked against: one description, two readers.
import { writeFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import { inputSchema } from '../src/evaluate/input-schema.ts'

/** The text of `policies/input.schema.json`. */
export const inputSchemaText = (): string => `${JSON.stringify(toJsonSchema(inputSchema), null, 2)}\n`

if (import.meta.main) writeFileSync(new URL('../policies/input.schema.json', import.meta.url), inputSchemaText())
