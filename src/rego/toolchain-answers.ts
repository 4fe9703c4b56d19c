// The JSON that the toolchain answers with, verb by verb; src/rego/main.go writes it.
import * as v from 'valibot'
import type { Diagnostic } from './diagnostics.ts'

const annotated = v.object({
  annotations: v.object({
    scope: v.string(),
    title: v.optional(v.string()),
    description: v.optional(v.string()),
    related_resources: v.optional(v.array(v.object({ ref: v.string() }))),
    custom: v.optional(v.unknown()),
    /** They would replace the schema that a control is checked against, and the document that the host asks for. */
    schemas: v.optional(v.unknown()),
    entrypoint: v.optional(v.boolean()),
  }),
  /** `data`, `controls`, `atRest`, `encrypted`: the package, or the rule, that the METADATA block stands above. */
  path: v.array(v.object({ value: v.string() })),
})
export type Annotated = v.InferOutput<typeof annotated>

const testOutcome = v.object({
  file: v.string(),
  row: v.number(),
  package: v.string(),
  name: v.string(),
  status: v.picklist(['pass', 'fail', 'error', 'skip']),
  error: v.optional(v.string()),
  output: v.optional(v.string()),
})
export type TestOutcome = v.InferOutput<typeof testOutcome>

const fileCoverage = v.object({
  covered_lines: v.optional(v.number(), 0),
  not_covered_lines: v.optional(v.number(), 0),
  not_covered: v.optional(
    v.array(v.object({ start: v.object({ row: v.number() }), end: v.object({ row: v.number() }) })),
    [],
  ),
})

/** What each verb answers when nothing is wrong. */
export const answerShapes = {
  build: v.object({ wasm: v.string(), annotations: v.array(annotated) }),
  check: v.object({ modules: v.number() }),
  fmt: v.object({ changed: v.array(v.string()) }),
  test: v.object({ results: v.array(testOutcome), coverage: v.optional(v.record(v.string(), fileCoverage)) }),
}

export type RegoVerb = keyof typeof answerShapes
export type RegoAnswer<Verb extends RegoVerb> = v.InferOutput<(typeof answerShapes)[Verb]>

export const refusalShape = v.object({
  diagnostics: v.pipe(
    v.array(
      v.object({
        file: v.exactOptional(v.string()),
        row: v.exactOptional(v.number()),
        col: v.exactOptional(v.number()),
        code: v.string(),
        message: v.string(),
      }),
    ),
    v.minLength(1),
  ),
}) satisfies v.GenericSchema<unknown, { diagnostics: Diagnostic[] }>
