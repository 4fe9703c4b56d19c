// The one description of what a control may see: Rego is type-checked against it at compile, and every law context at run time.
import * as v from 'valibot'
import { gapReasons } from '../model/fact.ts'
import { risks } from '../model/law.ts'
import { approvals, means, placeKinds, placeRoles } from '../model/place.ts'
import { facetShapes, labelShapes, placeShapes, type Shape, targetShapes } from '../model/fact-shapes.ts'

const reason = v.picklist(gapReasons)

const values = {
  flag: v.boolean(),
  text: v.string(),
  texts: v.array(v.string()),
  number: v.number(),
  days: v.union([v.number(), v.literal('forever')]),
  hours: v.union([v.number(), v.literal('unbounded')]),
  target: v.union([v.number(), v.literal('none')]),
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
}

const valueOf = (shape: Shape): v.GenericSchema => (typeof shape === 'string' ? values[shape] : v.picklist(shape))

/** `{"known": v}`, `{"partial": v, "reason": r}` or `{"unknown": r}`, and never two of them. */
const fact = (value: v.GenericSchema) =>
  v.union([
    v.strictObject({ known: value }),
    v.strictObject({ partial: value, reason }),
    v.strictObject({ unknown: reason }),
  ])

const factsOf = (shapes: Readonly<Record<string, Shape>>): Record<string, v.GenericSchema> =>
  Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, fact(valueOf(shape))]))

const facets = v.strictObject(
  Object.fromEntries(
    Object.entries(facetShapes).map(([name, shapes]) => [name, v.optional(v.strictObject(factsOf(shapes)))]),
  ),
)

const adequacy = v.strictObject({
  decision: v.string(),
  conditional: v.boolean(),
  until: v.nullable(v.string()),
  risks: v.array(v.picklist(risks)),
})

const registerEntry = v.strictObject({
  id: v.string(),
  basis: v.string(),
  until: v.string(),
  scope: v.picklist(['fits', 'too-narrow', 'unresolved']),
  validity: v.picklist(['active', 'expired', 'not-yet']),
  missing: v.array(v.string()),
  selfApproved: v.boolean(),
  systematic: v.boolean(),
  invokes: v.picklist(['nothing', 'standing', 'fallen']),
  conditionChecked: v.boolean(),
  requires: v.array(v.string()),
  risks: v.array(v.picklist(risks)),
})

const law = v.strictObject({
  concern: v.picklist(['yes', 'no', 'undeclared', 'unknown']),
  zone: v.picklist(['inside', 'outside', 'unresolved', 'none']),
  hardRule: v.nullable(v.string()),
  fence: v.picklist(['none', 'inside', 'outside', 'unresolved']),
  fencedBy: v.nullable(v.string()),
  adequacy: v.nullable(adequacy),
  register: v.array(registerEntry),
})

/** What each law in play says of one place. */
export const lawsSchema = v.record(v.string(), law)

const place = v.strictObject({
  kind: v.picklist(placeKinds),
  role: v.picklist(placeRoles),
  approved: v.picklist(approvals),
  mandates: v.boolean(),
  via: v.nullable(v.strictObject({ means: v.picklist(means), mechanism: v.string() })),
  ...factsOf(placeShapes),
  bases: v.picklist(['none', 'some']),
  laws: lawsSchema,
})

export const holdings = ['content', 'log', 'key', 'metadata', 'none', 'unknown'] as const

export const inputSchema = v.strictObject({
  type: v.string(),
  facets,
  places: v.array(place),
  labels: v.strictObject(factsOf(labelShapes)),
  context: v.strictObject({
    holds: v.picklist(holdings),
    /** Ids of the controls that entries of the transfer register ask for, for any place of the resource. */
    required: v.array(v.string()),
    recovery: v.strictObject(factsOf(targetShapes)),
  }),
})
