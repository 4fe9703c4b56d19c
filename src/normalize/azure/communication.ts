// Microsoft.Communication: numbers, messages and e-mail, of which Azure keeps data in a geography that is told beside the location.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { type Fact, known, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'

const services = 'Microsoft.Communication/communicationServices'
const mails = 'Microsoft.Communication/emailServices'

export const communicationService = (observation: Observation): Resource | Gap =>
  kept(observation, services, logSinks(diagnosticSettings(observation)))

/** Its domains log through the service that sends by them. */
export const emailService = (observation: Observation): Resource | Gap => kept(observation, mails, known([], []))

function kept(observation: Observation, type: string, references: Fact<Reference[]>): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const told = body.setting(['properties', 'dataLocation'], v.pipe(v.string(), v.nonEmpty()))
  return armResource(observation, body, {
    type,
    holds: 'content',
    // The location is always `global`: https://learn.microsoft.com/azure/communication-services/concepts/privacy
    location: { raw: told.state === 'unknown' ? '' : told.value, kind: 'logical', region: map(told, regionName) },
    facets: { classification: unclassified, isolation: placedLater.isolation, dependency: placedLater.dependency },
    references,
  })
}
