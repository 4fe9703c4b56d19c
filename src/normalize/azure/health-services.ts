// Microsoft.HealthcareApis/workspaces/fhirservices and dicomservices: records and images of patients, and the accounts that they are put into.
import * as v from 'valibot'
import { type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { diagnosticSettings, keepsLogs, logSinks } from './diagnostics.ts'
import { encryptedAlways, host, keyReference } from './encryption.ts'
import { caseless as name, enabled } from './words.ts'

type Accounts = (body: ArmBody) => Fact<Reference[]>

const healthService =
  (type: string, accounts: Accounts) =>
  (observation: Observation): Resource | Gap => {
    const body = armBody(observation, type)
    if ('kind' in body) return body
    // Left out where Microsoft has the key.
    const key = body.settingOr(
      ['properties', 'encryption', 'customerManagedKeyEncryption', 'keyEncryptionKeyUrl'],
      host,
      null,
    )
    const diagnostics = diagnosticSettings(observation)
    return armResource(observation, body, {
      type,
      holds: 'content',
      facets: {
        // https://learn.microsoft.com/azure/healthcare-apis/fhir/configure-customer-managed-keys and dicom/configure-customer-managed-keys
        ...encryptedAlways(key),
        // The endpoint is one of https; which versions it refuses no page was found to say.
        inTransit: { enforced: known(true, []), minimumVersion: unknown('unsupported') },
        // https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-healthcareapis-workspaces-fhirservices-logs
        logging: { dataAccess: keepsLogs(diagnostics, ['AuditLogs']) },
        exposure: {
          public: body.setting(['properties', 'publicNetworkAccess'], enabled),
        },
        classification: unclassified,
        ...placedLater,
      },
      references: gather(keyReference('azure-health-encryption', key), accounts(body), logSinks(diagnostics)),
    })
  }

/** Whoever may export writes all of it there: https://learn.microsoft.com/azure/healthcare-apis/fhir/configure-export-data */
export const fhirService = healthService('Microsoft.HealthcareApis/workspaces/fhirservices', ({ settingOr }) =>
  pointers(
    'replica',
    'azure-fhir-export',
    settingOr(['properties', 'exportConfiguration', 'storageAccountName'], v.union([v.literal(''), name]), ''),
    (account, from) => (account === '' ? [] : [{ locator: known(account, from) }]),
  ),
)

/** Images may be kept in an account of the customer's: https://learn.microsoft.com/azure/healthcare-apis/dicom/dicom-data-lake */
export const dicomService = healthService('Microsoft.HealthcareApis/workspaces/dicomservices', ({ settingOr }) =>
  pointers(
    'replica',
    'azure-dicom-storage',
    settingOr(['properties', 'storageConfiguration', 'storageResourceId'], name, null),
    (account, from) => (account === null ? [] : [{ locator: known(account, from) }]),
  ),
)
