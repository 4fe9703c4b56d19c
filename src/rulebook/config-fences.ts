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
    stay: about(
      'Where the data must stay: a zone such as EEA, or a list of zones, countries and parts of countries such as CA-QC',
      stay(rules),
    ),
    because: v.exactOptional(about('Why, for whoever reads a finding', text)),
  })

type Written = v.InferOutput<ReturnType<typeof fence>>

export function fenceOf(written: Written, where: string, rules: Rules): Fence {
  const known = partsIn(rules)
  const [parts, whole] = [known.intersection(new Set(written.stay)), new Set(written.stay).difference(known)]
  return {
    where,
    ...written,
    countries: new Set([...whole].flatMap((name) => [...(rules.zones.get(name) ?? [name])])),
    ...(parts.size === 0 ? {} : { parts }),
  }
}

/** A part in which the tables have no region could never be told from the rest of its country. */
const partsIn = ({ regions }: Rules): Set<string> =>
  new Set([...regions.values()].flatMap((table) => [...table.values()].flatMap(({ subdivision }) => subdivision ?? [])))

function stay(rules: Rules) {
  const names = [...rules.zones.keys()]
  const parts = [...partsIn(rules)].toSorted()
  const area = v.picklist([...new Set([...names, ...countryCodes, ...parts])], ({ input }) =>
    tell(
      `${quoted(input)} is no zone and no country`,
      `the zones are ${listed(names)}, countries are two capitals of ISO 3166-1, and of their parts ${listed(parts)} are known`,
      meant(input, names, `Write ${countryMeant(input)}`),
    ),
  )
  const one = v.pipe(
    area,
    v.transform((name) => [name]),
  )
  return listOr(listOf(area, 'zones or countries'), one)
}
