// What becomes of a new bucket or disk of an account when nobody chooses: asked once for its buckets, and in each region for its disks.
import { GetEbsDefaultKmsKeyIdCommand, GetEbsEncryptionByDefaultCommand } from '@aws-sdk/client-ec2'
import { GetPublicAccessBlockCommand } from '@aws-sdk/client-s3-control'
import type { Answer } from '../../model/observation.ts'
import { answerWith } from '../answer-with.ts'
import { answerOf } from './answers.ts'
import type { Caller } from './caller.ts'
import type { Collection } from './collection.ts'
import { ec2 } from './ec2.ts'
import { s3Control } from './s3-control.ts'

type Asked = Pick<Collection, 'lists' | 'callsEach' | 'pace'>

/** What is asked, as a forecast must know it. */
export const defaultsAsked: { inAccount: Asked; inRegion: Asked } = {
  inAccount: { lists: ['s3-control:GetPublicAccessBlock'], callsEach: 0, pace: s3Control.pace },
  inRegion: { lists: ['ec2:GetEbsEncryptionByDefault', 'ec2:GetEbsDefaultKmsKeyId'], callsEach: 0, pace: ec2.pace },
}

export function askDefaults(caller: Caller, regions: readonly string[]): Promise<Answer[]> {
  const { account, region: home } = caller.identity
  const publicAccess = caller.call({
    service: s3Control,
    region: home,
    regionless: true,
    operation: 'GetPublicAccessBlock',
    absences: ['NoSuchPublicAccessBlockConfiguration'],
    send: (client) => client.send(new GetPublicAccessBlockCommand({ AccountId: account })),
  })
  const disks = regions.map((region) =>
    caller.call({
      service: ec2,
      region,
      operation: 'GetEbsEncryptionByDefault',
      send: (client) => client.send(new GetEbsEncryptionByDefaultCommand({})),
    }),
  )
  const keys = regions.map((region) => diskKey(caller, region))
  return Promise.all([publicAccess.then(answerOf), ...disks.map((reply) => reply.then(answerOf)), ...keys])
}

/** With the region, which the alias of AWS's own key does not name. */
async function diskKey(caller: Caller, region: string): Promise<Answer> {
  const reply = await caller.call({
    service: ec2,
    region,
    operation: 'GetEbsDefaultKmsKeyId',
    send: (client) => client.send(new GetEbsDefaultKmsKeyIdCommand({})),
  })
  return 'error' in reply
    ? answerOf(reply)
    : answerWith(reply.origin, { Region: region, KmsKeyId: reply.output.KmsKeyId })
}
