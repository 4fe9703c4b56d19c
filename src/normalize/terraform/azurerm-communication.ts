// azurerm_communication_service and azurerm_email_communication_service: the geography in which Azure keeps what they send.
import { body, diagnostics } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { of } from './values.ts'

const service = (planned: Planned, type: string): Answered =>
  body(planned, type, { location: 'global', properties: { dataLocation: of(planned.main, 'data_location') } })

export const communicationService = (planned: Planned): Answered[] => [
  service(planned, 'Microsoft.Communication/communicationServices'),
  diagnostics(planned),
]

export const emailService = (planned: Planned): Answered[] => [
  service(planned, 'Microsoft.Communication/emailServices'),
]
