// Keys, those that AWS manages for the account included.
import {
  DescribeKeyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListKeysCommand,
  ListResourceTagsCommand,
} from '@aws-sdk/client-kms'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'
import { tells } from './config-first.ts'

const kms: Service<KMSClient> = {
  name: 'kms',
  pace: { inFlight: 4, calls: 40, windowMs: 1_000 },
  connect: (config) => new KMSClient(config),
}

/** "There is more", and not where: the list is not whole. */
const whole = <Item>(items: Item[] | undefined, more: boolean | undefined, marker: string | undefined) =>
  more === true && !marker ? undefined : items

export const keys = collection({
  service: kms,
  type: 'AWS::KMS::Key',
  operation: 'ListKeys',
  send: (client, Marker) => client.send(new ListKeysCommand({ Marker, Limit: 1_000 })),
  items: ({ Keys, Truncated, NextMarker }) => whole(Keys, Truncated, NextMarker),
  next: ({ NextMarker }) => NextMarker,
  id: ({ KeyId }) => KeyId,
  questions: [
    question({
      operation: 'DescribeKey',
      send: (client, { KeyId }) => client.send(new DescribeKeyCommand({ KeyId })),
      told: tells(
        ...['keyManager', 'origin', 'enabled', 'keyState', 'multiRegion'].map((name) => `configuration.${name}`),
      ),
    }),
    question({
      operation: 'GetKeyRotationStatus',
      absences: ['UnsupportedOperationException'],
      send: (client, { KeyId }) => client.send(new GetKeyRotationStatusCommand({ KeyId })),
      told: tells('supplementaryConfiguration.KeyRotationStatus'),
    }),
    listQuestion({
      operation: 'ListResourceTags',
      name: 'Tags',
      send: (client, { KeyId }, Marker) => client.send(new ListResourceTagsCommand({ KeyId, Marker })),
      items: ({ Tags, Truncated, NextMarker }) => whole(Tags, Truncated, NextMarker),
      next: ({ NextMarker }) => NextMarker,
      id: ({ TagKey }) => TagKey,
      told: tells('tags'),
      bearer: ({ KeyArn }) => KeyArn,
    }),
  ],
})
