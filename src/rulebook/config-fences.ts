// The fences of ringfence.yaml: where data must stay by the company's own will, as zones and countries.
import * as v from 'valibot'
import type { Fence } from '../model/rulebook.ts'
import { countryCodes } from './country-codes.ts'
import { categoryList, peopleList, tier } from './config-data.ts'
import type { Rules } from './load-rules.ts'
import { listed, quoted } from './quoted.ts'
import { about, countryMeant, listOf, listOr, mapOf, meant, tell, text } from './shapes.ts'

export const fence = (rules: Rules) =>
  mapOf({
    people: v.exactOptional(about('Only data of these people', peopleList(rules))),
    categories: v.exactOptional(about('Only data of these kinds', categoryList)),
    tier: v.exactOptional(about('Only data of this tier', tier)),
    stay: about('Where the data must stay: a zone such as EEA, or a list of countries and zones', stay(rules)),
    because: v.exactOptional(about('Why, for whoever reads a finding', text)),
  })

type Written = v.InferOutput<ReturnType<typeof fence>>

export const fenceOf = (written: Written, where: string, { zones }: Rules): Fence => ({
  where,
  ...written,
  countries: new Set(written.stay.flatMap((name) => [...(zones.get(name) ?? [name])])),
})

function stay({ zones }: Rules) {
  const names = [...zones.keys()]
  const area = v.picklist([...new Set([...names, ...countryCodes])], ({ input }) =>
    tell(
      `${quoted(input)} is no zone and no country`,
      `the zones are ${listed(names)}, and countries are two capitals of ISO 3166-1`,
      meant(input, names, `Write ${countryMeant(input)}`),
    ),
  )
  const one = v.pipe(
    area,
    v.transform((name) => [name]),
  )
  return listOr(listOf(area, 'zones or countries'), one)
}
