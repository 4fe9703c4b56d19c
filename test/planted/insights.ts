// Catalogues of Glue and prompts to Bedrock: what analysts ask of the stores. moto knows little of either: beyond-moto.ts tells the rest.
import { BedrockClient, PutModelInvocationLoggingConfigurationCommand } from '@aws-sdk/client-bedrock'
import { account, type Planting, type Region, tagMap } from './planting.ts'
import type { Book } from './truth.ts'

const here = 'eu-west-1'

/** By the name of the profile, the regions that its prompts may be sent to. */
const profiles: Readonly<Record<string, readonly Region[]>> = {
  prompts: [here, 'eu-central-1'],
  'prompts-abroad': [here, 'us-east-1'],
}

export async function plantInsights(planting: Planting): Promise<void> {
  planting.planted('catalogue sales', `arn:aws:glue:${here}:${account}:database/sales`)
  planting.planted('catalogue sales-open', `arn:aws:glue:eu-central-1:${account}:database/sales-open`)
  for (const name of Object.keys(profiles))
    planting.planted(name, `arn:aws:bedrock:${here}:${account}:application-inference-profile/${name}`)

  const group = { logGroupName: '/shop/web', roleArn: `arn:aws:iam::${account}:role/prompts` }
  const loggingConfig = { cloudWatchConfig: group, textDataDeliveryEnabled: true }
  await planting.connect(BedrockClient, here).send(new PutModelInvocationLoggingConfigurationCommand({ loggingConfig }))
  planting.planted('log of prompts', `arn:aws:bedrock:${here}:${account}:model-invocation-logging`)
}

/** The catalogue of the other region is as it was found: unencrypted. */
export function catalogueSettingsIn(region: string, book: Book) {
  const key = region === here ? book.get(`key of ${here}`) : undefined
  return {
    DataCatalogEncryptionSettings: {
      EncryptionAtRest: key
        ? { CatalogEncryptionMode: 'SSE-KMS', SseAwsKmsKeyId: key }
        : { CatalogEncryptionMode: 'DISABLED' },
      ConnectionPasswordEncryption: key
        ? { ReturnConnectionPasswordEncrypted: true, AwsKmsKeyId: key }
        : { ReturnConnectionPasswordEncrypted: false },
    },
  }
}

/** Of a region, those that stand in the book. */
const ofRegion = (book: Book, region: string, kind: string): string[] =>
  [...book.values()].filter((arn) => arn.startsWith(`arn:aws:${kind.replace('/', `:${region}:${account}:`)}/`))

const lastOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)

export const cataloguesIn = (region: string, book: Book) => ({
  DatabaseList: ofRegion(book, region, 'glue/database').map((arn) => ({ Name: lastOf(arn), CatalogId: account })),
})

export const profilesIn = (region: string, book: Book) => ({
  inferenceProfileSummaries: ofRegion(book, region, 'bedrock/application-inference-profile').map((arn) => ({
    inferenceProfileName: lastOf(arn),
    inferenceProfileArn: arn,
    inferenceProfileId: lastOf(arn),
    status: 'ACTIVE',
    type: 'APPLICATION',
    models: (profiles[lastOf(arn)] ?? []).map((there) => ({
      modelArn: `arn:aws:bedrock:${there}::foundation-model/chat`,
    })),
  })),
})

export const lowerCaseTags = () => ({ tags: Object.entries(tagMap()).map(([key, value]) => ({ key, value })) })
