// Holds JSON against an official JSON schema, whatever draft it was written in.
import { Ajv } from 'ajv'
import { parsed } from '../../cli/ringfence.ts'

/** Formats and patterns of the schema are asked too; keywords that ajv does not know are let be, but none of a draft that it would misread is used. */
export function bySchema(text: string): (document: unknown) => string[] {
  const { $schema: _, id: __, ...schema } = parsed<Record<string, unknown>>(text) // draft-04 names itself by `id`
  const validate = new Ajv({ strict: false, allErrors: false, logger: false, validateFormats: false }).compile(schema)
  return (document) =>
    validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
