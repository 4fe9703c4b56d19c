// A policy as AWS hands it out: JSON text of one statement or several, in which one word may stand for a list of one.
import * as v from 'valibot'

export const words = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((item) => [item].flat()),
)

export const statementsIn = <Statement>(statement: v.GenericSchema<unknown, Statement>) =>
  v.pipe(v.string(), v.parseJson(), statementsOf(statement))

/** Of a policy that somebody has parsed already. */
export const statementsOf = <Statement>(statement: v.GenericSchema<unknown, Statement>) =>
  v.pipe(
    v.object({
      Statement: v.union([
        v.array(statement),
        v.pipe(
          statement,
          v.transform((only) => [only]),
        ),
      ]),
    }),
    v.transform((policy): Statement[] => policy.Statement),
  )
