// What ringfence.yaml lets stand for a while: waivers of failures, and gaps that somebody has accepted.
import * as v from 'valibot'
import { type AcceptedGap, unknownCountry, type Waiver } from '../model/rulebook.ts'
import { account } from './config-accounts.ts'
import { type Controls, controlGlob } from './config-controls.ts'
import { countryCodes } from './country-codes.ts'
import { glob } from './glob.ts'
import { about, isoDate, mapOf, noCountry, text } from './shapes.ts'

const waivedCountry = v.picklist([...countryCodes, unknownCountry], ({ input }) => noCountry(input))

export const waiver = (controls: Controls) =>
  mapOf({
    id: about('A name of its own, which findings quote', text),
    control: about('The control whose failures it lifts: an id, or a glob such as rep.*', controlGlob(controls)),
    resource: v.exactOptional(about('Only resources of this id or name; a glob', glob)),
    account: v.exactOptional(about('Only in this AWS account or Azure subscription', account)),
    country: v.exactOptional(
      about('Only for places in this country; unknown: only for places whose country nobody could tell', waivedCountry),
    ),
    reason: about('Why the failure may stand', text),
    owner: about('Who answers for it', text),
    'approved-by': about('Who approved it; never its owner', text),
    until: about('The last day on which it holds', isoDate),
  })

type WrittenWaiver = v.InferOutput<ReturnType<typeof waiver>>

export const waiverOf = ({ 'approved-by': approvedBy, ...written }: WrittenWaiver, where: string): Waiver => ({
  where,
  ...written,
  approvedBy,
})

export const acceptedGap = mapOf({
  account: about('The AWS account or Azure subscription', account),
  operation: about('What could not be asked, as coverage.csv shows it: service:Operation or the permission', text),
  reason: about('Why nobody needs to know', text),
  until: about('The last day on which it is accepted', isoDate),
  owner: v.exactOptional(about('Who answers for it', text)),
  'approved-by': v.exactOptional(about('Who approved it; never its owner', text)),
})

type WrittenGap = v.InferOutput<typeof acceptedGap>

export const acceptedGapOf = ({ 'approved-by': approvedBy, ...written }: WrittenGap, where: string): AcceptedGap => ({
  where,
  ...written,
  ...(approvedBy === undefined ? {} : { approvedBy }),
})
