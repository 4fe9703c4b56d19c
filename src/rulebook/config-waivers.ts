// What ringfence.yaml lets stand for a while: waivers of failures, and gaps that somebody has accepted.
import * as v from 'valibot'
import type { AcceptedGap, Waiver } from '../model/rulebook.ts'
import { account } from './config-accounts.ts'
import { type Controls, controlGlob } from './config-controls.ts'
import { glob } from './glob.ts'
import { about, country, isoDate, mapOf, text } from './shapes.ts'

export const waiver = (controls: Controls) =>
  mapOf({
    id: about('A name of its own, which findings quote', text),
    control: about('The control whose failures it lifts: an id, or a glob such as rep.*', controlGlob(controls)),
    resource: v.optional(about('Only resources of this id or name; a glob', glob)),
    account: v.optional(about('Only in this AWS account or Azure subscription', account)),
    country: v.optional(about('Only for places in this country', country)),
    reason: about('Why the failure may stand', text),
    owner: about('Who answers for it', text),
    'approved-by': about('Who approved it; never its owner', text),
    until: about('The last day on which it holds', isoDate),
  })

export const waiverOf = (written: v.InferOutput<ReturnType<typeof waiver>>, where: string): Waiver => ({
  where,
  id: written.id,
  control: written.control,
  ...(written.resource === undefined ? {} : { resource: written.resource }),
  ...(written.account === undefined ? {} : { account: written.account }),
  ...(written.country === undefined ? {} : { country: written.country }),
  reason: written.reason,
  owner: written.owner,
  approvedBy: written['approved-by'],
  until: written.until,
})

export const acceptedGap = mapOf({
  account: about('The AWS account or Azure subscription', account),
  operation: about('What could not be asked, as coverage.csv shows it: service:Operation or the permission', text),
  reason: about('Why nobody needs to know', text),
  until: about('The last day on which it is accepted', isoDate),
  owner: v.optional(about('Who answers for it', text)),
  'approved-by': v.optional(about('Who approved it; never its owner', text)),
})

export const acceptedGapOf = (gap: v.InferOutput<typeof acceptedGap>, where: string): AcceptedGap => ({
  where,
  account: gap.account,
  operation: gap.operation,
  reason: gap.reason,
  until: gap.until,
  ...(gap.owner === undefined ? {} : { owner: gap.owner }),
  ...(gap['approved-by'] === undefined ? {} : { approvedBy: gap['approved-by'] }),
})
