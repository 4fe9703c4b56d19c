// The shape of ringfence.yaml, as far as this version reads it; what it may name is what the rules know.
import * as v from 'valibot'
import type { Rules } from './load-rules.ts'
import { account, accounts, awsAccount, azureSubscription } from './config-accounts.ts'
import { nobody } from './people.ts'
import { listed, quoted } from './quoted.ts'
import { anyListOf, country, isoDate, listOf, mapOf, meant, oneOf, tableOf, tell, text } from './shapes.ts'

/** Keys of the format that come with a later version. */
const later = ['fences', 'recovery', 'transfers', 'waivers']

export function configShape({ laws, people, types }: Rules) {
  return mapOf(
    {
      version: v.literal(1, ({ input }) =>
        tell(`${quoted(input)} is no version of this file`, '1 is the only one', 'Write version: 1'),
      ),
      laws: v.optional(
        listOf(
          oneOf(
            laws.map(({ id }) => id),
            'laws',
          ),
          'laws',
        ),
      ),
      aws: v.optional(mapOf({ accounts: v.optional(accounts(awsAccount, ['organization'])) }, ['role'])),
      azure: v.optional(mapOf({ subscriptions: v.optional(accounts(azureSubscription, [])) }, ['role'])),
      entities: v.optional(tableOf(text, entity)),
      data: v.optional(anyListOf(dataRule([...people.keys()], [...types.keys()]), 'data rules')),
      'accepted-gaps': v.optional(anyListOf(acceptedGap, 'accepted gaps')),
    },
    later,
  )
}

export type WrittenConfig = v.InferOutput<ReturnType<typeof configShape>>

const entity = mapOf({
  country,
  aws: v.optional(anyListOf(awsAccount, 'account ids')),
  azure: v.optional(anyListOf(azureSubscription, 'subscription ids')),
})

const dataRule = (people: readonly string[], types: readonly string[]) =>
  mapOf({
    when: v.pipe(
      mapOf({
        tag: v.optional(
          v.pipe(
            tableOf(text, tagValues),
            v.check((tags) => Object.keys(tags).length > 0, noCondition),
          ),
        ),
        name: v.optional(text),
        account: v.optional(account),
        type: v.optional(typeName(types)),
      }),
      v.check((when) => Object.keys(when).length > 0, noCondition),
    ),
    tier: oneOf(['global', 'regional', 'edge'], 'tiers'),
    people: peopleOf(people),
    categories: v.optional(listOf(text, 'categories')),
  })

const noCondition = tell(
  'the rule says no condition',
  'it would hold for every resource',
  'Write name: "*" if that is meant',
)

/** One value or several, any of which will do. */
const tagValues = v.lazy((input): typeof oneValue | typeof manyValues => (Array.isArray(input) ? manyValues : oneValue))
const manyValues = listOf(text, 'tag values')
const oneValue = v.pipe(
  text,
  v.transform((value) => [value]),
)

/** A misspelt type would match nothing, and leave its data undeclared in silence. */
const typeName = (types: readonly string[]) =>
  v.pipe(
    text,
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

function peopleOf(ids: readonly string[]) {
  const many = listOf(oneOf(ids, 'people'), 'people')
  const none = v.pipe(
    v.literal(nobody, ({ input }) => notPeople(input, ids)),
    v.transform(() => [nobody]),
  )
  return v.lazy((input): typeof many | typeof none => (Array.isArray(input) ? many : none))
}

const notPeople = (input: unknown, ids: readonly string[]): string => {
  const mend = ids.some((id) => id === input) ? `Write [${String(input)}]` : `Write none, or a list of ${listed(ids)}`
  return tell(`${quoted(input)} is no list of people`, 'a list or the word none belongs here', mend)
}

const acceptedGap = mapOf({
  account,
  operation: text,
  reason: text,
  until: isoDate,
  owner: v.optional(text),
  'approved-by': v.optional(text),
})
