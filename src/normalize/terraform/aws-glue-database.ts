// aws_glue_catalog_database, and the keys of the catalogue of its account and region.
import { type Answered, type Planned, told } from './translation.ts'
import { at, isSet, of, tagsOf, textIn } from './values.ts'

export function catalogDatabase({ main, row, parts }: Planned): Answered[] {
  const own = parts('aws_glue_data_catalog_encryption_settings').find((one) => {
    const catalog = textIn(of(one, 'catalog_id'))
    return !isSet(catalog) || catalog === row.account
  })
  const settings = own && of(own, 'data_catalog_encryption_settings', 0)
  const rest = at(settings, 'encryption_at_rest', 0)
  const passwords = at(settings, 'connection_password_encryption', 0)
  return [
    told('glue:GetDatabases', row, { DatabaseList: [{ Name: row.name }] }),
    // The catalogue was there before: nobody knows how it is kept, unless the plan sets it.
    own === undefined
      ? undefined
      : told('glue:GetDataCatalogEncryptionSettings', own, {
          DataCatalogEncryptionSettings: {
            EncryptionAtRest: {
              CatalogEncryptionMode: at(rest, 'catalog_encryption_mode'),
              SseAwsKmsKeyId: textIn(at(rest, 'sse_aws_kms_key_id')),
            },
            ConnectionPasswordEncryption: {
              ReturnConnectionPasswordEncrypted: at(passwords, 'return_connection_password_encrypted'),
              AwsKmsKeyId: textIn(at(passwords, 'aws_kms_key_id')),
            },
          },
        }),
    told('glue:GetTags', row, { Tags: tagsOf(main) }),
  ]
}
