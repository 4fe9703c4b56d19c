// Secrets, parameters, functions, images of containers, notebooks and logs: what applications keep beside their data.
import { CloudWatchLogsClient, CreateLogGroupCommand, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs'
import { CreateRepositoryCommand, ECRClient, PutReplicationConfigurationCommand } from '@aws-sdk/client-ecr'
import { CreateNotebookInstanceCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import {
  CreateSecretCommand,
  type CreateSecretCommandInput,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { account, type Planting, tagMap, tags } from './planting.ts'

const here = 'eu-west-1'

export async function plantSettings(planting: Planting): Promise<void> {
  const KmsKeyId = planting.keyIn(here)
  await plantSecret(planting, 'mailer', { KmsKeyId })
  const abroad = { Region: 'us-east-1', KmsKeyId: planting.keyIn('us-east-1') }
  await plantSecret(planting, 'mailer-abroad', { KmsKeyId, AddReplicaRegions: [abroad] })

  const ssm = planting.connect(SSMClient, here)
  const kept = { Name: '/shop/kept', Type: 'SecureString' as const, KeyId: KmsKeyId }
  await ssm.send(new PutParameterCommand({ ...kept, Value: 'not-a-secret', Tags: tags() }))
  await ssm.send(new PutParameterCommand({ Name: '/shop/plain', Type: 'String', Value: 'plain', Tags: tags() }))
  for (const name of ['kept', 'plain'])
    planting.planted(`parameter ${name}`, `arn:aws:ssm:${here}:${account}:parameter/shop/${name}`)

  await plantRepository(planting, 'shop', 'KMS')
  await plantRepository(planting, 'shared/base', 'AES256')
  const destinations = [{ region: 'us-east-1', registryId: account }]
  const rule = { destinations, repositoryFilters: [{ filter: 'shared/', filterType: 'PREFIX_MATCH' as const }] }
  const replicationConfiguration = { rules: [rule] }
  await planting.connect(ECRClient, here).send(new PutReplicationConfigurationCommand({ replicationConfiguration }))

  const notebook = { NotebookInstanceName: 'study', InstanceType: 'ml.t3.medium' as const, KmsKeyId, Tags: tags() }
  const made = new CreateNotebookInstanceCommand({ ...notebook, RoleArn: `arn:aws:iam::${account}:role/study` })
  const { NotebookInstanceArn } = await planting.connect(SageMakerClient, here).send(made)
  planting.planted('notebook study', NotebookInstanceArn)

  await plantLogGroup(planting, '/shop/web', KmsKeyId, 400)
  await plantLogGroup(planting, '/shop/forever', undefined, undefined)
  await plantLogGroup(planting, '/shop/short', KmsKeyId, 7)
}

async function plantSecret(
  planting: Planting,
  Name: string,
  settings: Partial<CreateSecretCommandInput>,
): Promise<void> {
  const secret = new CreateSecretCommand({ Name, SecretString: 'not-a-secret', ...settings, Tags: tags() })
  const { ARN = '' } = await planting.connect(SecretsManagerClient, here).send(secret)
  planting.planted(`secret ${Name}`, ARN)
  for (const { Region = '' } of settings.AddReplicaRegions ?? [])
    planting.planted(`secret ${Name}, in ${Region}`, ARN.replace(here, Region))
}

async function plantRepository(planting: Planting, repositoryName: string, kind: 'KMS' | 'AES256'): Promise<void> {
  const encryptionConfiguration = { encryptionType: kind, ...(kind === 'KMS' && { kmsKey: planting.keyIn(here) }) }
  const made = new CreateRepositoryCommand({ repositoryName, encryptionConfiguration, tags: tags() })
  const { repository } = await planting.connect(ECRClient, here).send(made)
  planting.planted(`repository ${repositoryName}`, repository?.repositoryArn)
}

async function plantLogGroup(
  planting: Planting,
  logGroupName: string,
  kmsKeyId: string | undefined,
  retentionInDays: number | undefined,
): Promise<void> {
  const logs = planting.connect(CloudWatchLogsClient, here)
  await logs.send(new CreateLogGroupCommand({ logGroupName, kmsKeyId, tags: tagMap() }))
  if (retentionInDays !== undefined) await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }))
  planting.planted(`log group ${logGroupName}`, `arn:aws:logs:${here}:${account}:log-group:${logGroupName}`)
}
