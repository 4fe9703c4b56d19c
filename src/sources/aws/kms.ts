// Keys, those that AWS manages for the account included.
import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListGrantsCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
} from '@aws-sdk/client-kms'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'
import type { Row } from './config-calls.ts'
import { tells, valueAt } from './config-first.ts'
import type { Unless } from './unless.ts'

const kms: Service<KMSClient> = {
  name: 'kms',
  pace: { inFlight: 4, calls: 40, windowMs: 1_000 },
  connect: (config) => new KMSClient(config),
}

/** "There is more", and not where: the list is not whole. */
const whole = <Item>(items: Item[] | undefined, more: boolean | undefined, marker: string | undefined) =>
  more === true && !marker ? undefined : items

/** Of a key of AWS's own nobody can set who may use it, nor how often it gets new material. */
const ofCustomers: Unless = {
  operation: 'DescribeKey',
  leavesNothing: (body) => valueAt(body, 'KeyMetadata.KeyManager') === 'AWS',
}
const isOfAws = (row: Row): boolean => valueAt(row, 'configuration.keyManager') === 'AWS'

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
      told: (row) => tells('supplementaryConfiguration.KeyRotationStatus')(row) || isOfAws(row),
      unless: ofCustomers,
    }),
    question({
      operation: 'GetKeyPolicy',
      send: (client, { KeyId }) => client.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' })), // no key has another
      told: (row) => tells('supplementaryConfiguration.Policy')(row) || isOfAws(row),
      unless: ofCustomers,
    }),
    listQuestion({
      operation: 'ListGrants',
      name: 'Grants',
      send: (client, { KeyId }, Marker) => client.send(new ListGrantsCommand({ KeyId, Marker, Limit: 100 })),
      items: ({ Grants, Truncated, NextMarker }) => whole(Grants, Truncated, NextMarker),
      next: ({ NextMarker }) => NextMarker,
      id: ({ GrantId }) => GrantId,
      told: isOfAws, // AWS Config records none
      unless: ofCustomers,
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
