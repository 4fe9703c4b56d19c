// In which country a waiver of a finding lifts: the one of its place; a waiver names one, so where there are several a person must choose.
import { explained } from '../model/errors.ts'
import type { Finding } from '../model/finding.ts'
import { unknownCountry } from '../model/rulebook.ts'

/**
 * `alike`: the failures of one id, as places whose locator nobody read share it. `asked`: the country that was named.
 * Undefined: they are about no place. Throws where the waiver would lift none of them, or not all.
 */
export function waivedCountry(alike: readonly Finding[], asked: string | undefined): string | undefined {
  const [finding] = alike
  if (finding === undefined) throw new Error('no failure to waive')
  const places = alike.flatMap(({ place }) => place ?? [])
  const countries = [
    ...new Set(places.flatMap(({ country, partly }) => (partly === true ? [] : (country ?? unknownCountry)))),
  ]
  if (asked !== undefined && !countries.includes(asked)) throw liftsNothing(finding, asked, countries)
  if (asked !== undefined) return asked
  if (places.some(({ partly }) => partly === true)) throw toldInPart(finding)
  if (countries.length > 1) throw several(finding, countries)
  return countries[0]
}

const refused = ({ id }: Finding, why: string, mend: string) =>
  explained('usage', { what: `the finding ${id} cannot be waived so`, where: 'waiver add', why, mend })

const liftsNothing = (finding: Finding, asked: string, countries: readonly string[]) =>
  refused(
    finding,
    countries.length === 0
      ? `it is in no country that a waiver can name, so one in ${asked} would lift nothing`
      : `it is in ${countries.join(' and ')}, so a waiver in ${asked} would lift nothing`,
    'Leave --country out, or name that of the finding',
  )

const toldInPart = (finding: Finding) =>
  refused(
    finding,
    'its place may be in more countries than the one that is told, and a waiver in that one would lift nothing',
    `Waive all that the control says of the resource: ringfence waiver add ${finding.control.id} --resource ${finding.resource.name}`,
  )

const several = (finding: Finding, countries: readonly string[]) =>
  refused(
    finding,
    `places of which nobody could read where they point share this id, in ${countries.join(' and ')}`,
    'Name the country that is meant with --country',
  )
