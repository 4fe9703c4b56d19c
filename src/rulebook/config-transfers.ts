// The transfer register of ringfence.yaml: on which basis which data may go where, by which means, and until when.
import * as v from 'valibot'
import { means } from '../model/place.ts'
import type { TransferEntry } from '../model/rulebook.ts'
import { type Controls, facetControl } from './config-controls.ts'
import { categoryList, peopleList, tierList } from './config-data.ts'
import { countryCodes } from './country-codes.ts'
import type { Rules } from './load-rules.ts'
import { about, isoDate, listOf, mapOf, noCountry, oneOf, tableOf, tell, text } from './shapes.ts'

export const transfer = (rules: Rules, controls: Controls) =>
  mapOf({
    id: about('A name of its own, which findings quote', text),
    basis: about('What the law lets the data go abroad on', basis(rules)),
    from: v.exactOptional(about('The exporter: one of entities', text)),
    to: v.exactOptional(about('The importer: one of entities', text)),
    countries: about('Where the data may go; each country by its code', listOf(recipient, 'countries')),
    means: about(
      'How it may get there; storage: it rests there',
      listOf(oneOf([...means, 'storage'], 'means'), 'means'),
    ),
    data: about('Which data it is about; each list that is given must cover the data', scope(rules)),
    documents: v.exactOptional(
      about('Name → reference of what the basis asks for: contract, tia', tableOf(text, text)),
    ),
    requires: v.exactOptional(
      about('Controls that must pass on the resource whose data is copied', listOf(facetControl(controls), 'controls')),
    ),
    valid: about('The first and the last day on which it holds', period),
    checked: v.exactOptional(
      about('The day on which the importer was seen to meet the condition of a decision', isoDate),
    ),
    fallback: v.exactOptional(about('The basis that takes over should the decision fall', basis(rules))),
    owner: about('Who answers for it', text),
    'approved-by': about('Who approved it; never its owner', text),
  })

export type WrittenTransfer = v.InferOutput<ReturnType<typeof transfer>>

export function transferOf(written: WrittenTransfer, where: string, { bases }: Rules): TransferEntry {
  const law = bases.get(written.basis)?.law
  if (law === undefined) throw new Error(`${written.basis} is a basis of no law`)
  const { documents = {}, requires = [], 'approved-by': approvedBy, ...entry } = written
  return { where, ...entry, law, documents, requires, approvedBy }
}

const basis = ({ bases }: Rules) => oneOf([...bases.keys()], 'bases')

const scope = (rules: Rules) =>
  v.pipe(
    mapOf({
      people: v.exactOptional(about('Whose data', peopleList(rules))),
      categories: v.exactOptional(about('Which kinds of data', categoryList)),
      tiers: v.exactOptional(about('Data of which tiers', tierList)),
    }),
    v.check(
      (data) => Object.keys(data).length > 0,
      tell('the entry names no data', 'it would carry all there is', 'Name people, categories or tiers'),
    ),
    v.metadata({ minProperties: 1 }),
  )

const period = mapOf({
  from: about('The first day', isoDate),
  until: about('The last day', isoDate),
})

const recipient = v.picklist([...countryCodes], ({ input }) =>
  input === '*'
    ? tell('"*" is no country', 'each country is a decision of its own', 'Name each country: [US, IN]')
    : noCountry(input),
)
