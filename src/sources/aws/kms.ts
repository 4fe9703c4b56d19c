// Keys of one region, those that AWS manages for the account included.
import {
  DescribeKeyCommand,
  KMSClient,
  type KeyListEntry,
  ListKeysCommand,
  type ListKeysCommandOutput,
  ListResourceTagsCommand,
  type ListResourceTagsCommandOutput,
  type Tag,
} from '@aws-sdk/client-kms'
import type { Observation, SourceRecord } from '../../model/observation.ts'
import { answerOf } from './answers.ts'
import type { Caller, Service } from './caller.ts'
import { type Listing, readEach, wholeList } from './listing.ts'
import { observed } from './observation.ts'

const type = 'AWS::KMS::Key'

const kms: Service<KMSClient> = {
  name: 'kms',
  pace: { inFlight: 4, calls: 40, windowMs: 1_000 },
  connect: (config) => new KMSClient(config),
}

/** "There is more", and not where: the list is not whole. */
const whole = <Item>(items: Item[] | undefined, more: boolean | undefined, marker: string | undefined) =>
  more === true && !marker ? undefined : items

const listing = (region: string): Listing<KMSClient, ListKeysCommandOutput, KeyListEntry> => ({
  service: kms,
  region,
  operation: 'ListKeys',
  type,
  send: (client, Marker) => client.send(new ListKeysCommand({ Marker, Limit: 1_000 })),
  items: ({ Keys, Truncated, NextMarker }) => whole(Keys, Truncated, NextMarker),
  next: ({ NextMarker }) => NextMarker,
  id: ({ KeyId }) => KeyId,
})

const tagging = (region: string, KeyId: string): Listing<KMSClient, ListResourceTagsCommandOutput, Tag> => ({
  service: kms,
  region,
  operation: 'ListResourceTags',
  send: (client, Marker) => client.send(new ListResourceTagsCommand({ KeyId, Marker })),
  items: ({ Tags, Truncated, NextMarker }) => whole(Tags, Truncated, NextMarker),
  next: ({ NextMarker }) => NextMarker,
  id: ({ TagKey }) => TagKey,
})

export const keys = (caller: Caller, region: string): AsyncIterable<SourceRecord> =>
  readEach(caller, listing(region), (one) => readKey(caller, region, one))

async function readKey(caller: Caller, region: string, { KeyId }: KeyListEntry): Promise<Observation> {
  if (KeyId === undefined) throw new Error('kms:ListKeys listed a key without an id')
  const description = await caller.call({
    service: kms,
    region,
    operation: 'DescribeKey',
    send: (client) => client.send(new DescribeKeyCommand({ KeyId })),
  })
  const answers = [answerOf(description), await wholeList(caller, tagging(region, KeyId), 'Tags')]
  return observed(caller.identity, { type, nativeId: KeyId, region, answers })
}
