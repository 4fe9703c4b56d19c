// The data rules of ringfence.yaml: which resources hold whose data, by their tags, names, accounts or types.
import * as v from 'valibot'
import type { DataRule } from '../model/rulebook.ts'
import { account } from './config-accounts.ts'
import { glob } from './glob.ts'
import type { Rules } from './load-rules.ts'
import { nobody } from './people.ts'
import { listed, quoted } from './quoted.ts'
import { about, listOf, listOr, mapOf, meant, oneOf, tableOf, tell, text } from './shapes.ts'

/** The tiers that may be declared; a resource of no tier is `unclassified`. */
export const tier = oneOf(['global', 'regional', 'edge'], 'tiers')
export const tierList = listOf(tier, 'tiers')
export const categoryList = listOf(text, 'categories')
export const peopleList = ({ people }: Rules) => listOf(oneOf([...people.keys()], 'people'), 'people')

export const dataRule = (rules: Rules) =>
  mapOf({
    when: about('Which resources it holds for: all of the conditions are met', conditions([...rules.types.keys()])),
    tier: about('How far the data may go: anywhere, within a legal zone, or within a fence of yours', tier),
    people: about('Whose data it is; none where it is not about people', peopleOrNone(rules)),
    categories: v.exactOptional(about('Kinds of data, in words of your own: contact, health', categoryList)),
  })

type Written = v.InferOutput<ReturnType<typeof dataRule>>

export const dataRuleOf = ({ categories = [], ...rule }: Written, where: string): DataRule => ({
  where,
  ...rule,
  categories,
})

const noCondition = tell(
  'the rule says no condition',
  'it would hold for every resource',
  'Write name: "*" if that is meant',
)

const conditions = (types: readonly string[]) =>
  v.pipe(
    mapOf({
      tag: v.exactOptional(
        about(
          'Tag keys, each with the values of which any will do',
          v.pipe(
            tableOf(text, tagValues),
            v.check((tags) => Object.keys(tags).length > 0, noCondition),
            v.metadata({ minProperties: 1 }),
          ),
        ),
      ),
      name: v.exactOptional(about('A glob over the name: * stands for any run of characters', glob)),
      account: v.exactOptional(about('The AWS account or Azure subscription', account)),
      type: v.exactOptional(about('The type, as ringfence list types shows it', typeName(types))),
    }),
    v.check((when) => Object.keys(when).length > 0, noCondition),
    v.metadata({ minProperties: 1 }),
  )

/** One value or several, any of which will do. */
const tagValues = listOr(
  listOf(text, 'tag values'),
  v.pipe(
    text,
    v.transform((value) => [value]),
  ),
)

/** A misspelt type would match nothing, and leave its data undeclared in silence. */
const typeName = (types: readonly string[]) =>
  v.pipe(
    text,
    v.metadata({ anyOf: [{ enum: types }, { type: 'string' }] }), // in any case, which JSON Schema cannot say
    v.check(
      (value) => types.some((type) => type.toLowerCase() === value.toLowerCase()),
      ({ input }) =>
        tell(
          `${quoted(input)} is no type that holds data`,
          'the types are those of rules/types.yaml',
          meant(input, types, 'See ringfence list types'),
        ),
    ),
  )

function peopleOrNone(rules: Rules) {
  const ids = [...rules.people.keys()]
  const none = v.pipe(
    v.literal(nobody, ({ input }) => notPeople(input, ids)),
    v.transform(() => [nobody]),
  )
  return listOr(peopleList(rules), none)
}

const notPeople = (input: unknown, ids: readonly string[]): string => {
  const mend = ids.some((id) => id === input) ? `Write [${String(input)}]` : `Write none, or a list of ${listed(ids)}`
  return tell(`${quoted(input)} is no list of people`, 'a list or the word none belongs here', mend)
}
