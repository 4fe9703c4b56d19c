// azurerm_healthcare_fhir_service and azurerm_healthcare_dicom_service: under whose key records of patients lie, and the accounts that they are put into.
import { isMark, notTold } from '../../model/planned.ts'
import { body, diagnostics, enabledWord } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, of, textIn, writtenBlock } from './values.ts'

const workspaces = 'Microsoft.HealthcareApis/workspaces'

/** No attribute gives it a key: what is new has none of the customer's, and what is there may have been given one. */
export const fhirService = (planned: Planned): Answered[] => [
  body(planned, `${workspaces}/fhirservices`, {
    properties: {
      encryption: planned.main?.isNew === true ? undefined : notTold,
      exportConfiguration: {
        storageAccountName: textIn(of(planned.main, 'configuration_export_storage_account_name')),
      },
      publicNetworkAccess: enabledWord(of(planned.main, 'public_network_access_enabled')),
    },
  }),
  diagnostics(planned),
]

export function dicomService(planned: Planned): Answered[] {
  const { main } = planned
  const key = textIn(of(main, 'encryption_key_url'))
  return [
    body(planned, `${workspaces}/dicomservices`, {
      properties: {
        encryption: isMark(key) ? key : { customerManagedKeyEncryption: { keyEncryptionKeyUrl: key } },
        storageConfiguration: { storageResourceId: at(writtenBlock(main, 'storage'), 0, 'storage_account_id') },
        publicNetworkAccess: enabledWord(of(main, 'public_network_access_enabled')),
      },
    }),
    diagnostics(planned),
  ]
}
