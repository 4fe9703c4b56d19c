// A group of volumes is as many volumes, each of which is judged, and is found by its place in the group.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, toResource } from '../../normalize/aws/facts-of.ts'
import { group, planned, ref, told } from './planned-blocks.ts'
import { block, change, planOf, read, rowsIn, to, type Values } from './sample-plan.ts'

const test = suite('sources/terraform/each-block')

const near = 'azurerm_netapp_volume_group_sap_hana.near'
const far = 'azurerm_netapp_volume_group_oracle.far'
const account = 'azurerm_netapp_account.own'
const whole = { name: 'group', application_identifier: 'SH1', location: 'West Europe', account_name: 'own' }
const volume = (name: string, more: Values = {}) => ({
  name,
  encryption_key_source: 'Microsoft.NetApp',
  data_protection_replication: [],
  tags: { DataClass: name },
  ...more,
})
const copied = { endpoint_type: 'src', remote_volume_location: 'East US', replication_frequency: 'daily' }

test('each volume is one, with what the group says of all and what it says itself', () => {
  const keyed = { encryption_key_source: 'Microsoft.KeyVault' }
  const found = planned({
    [near]: {
      after: { ...whole, volume: [volume('data', keyed), volume('log')] },
      refs: { account_name: ref(account, 'name') },
    },
    [account]: { after: { name: 'own', location: 'westeurope' } },
    'azurerm_netapp_account_encryption.own': {
      after: { encryption_key: 'https://shop-keys.vault.azure.net/keys/records' },
      refs: { netapp_account_id: ref(account) },
    },
  })
  const [data, log] = [found(`${near}.volume[0]`), found(`${near}.volume[1]`)]
  assert.equal([data.name, log.name, data.location.raw, log.location.raw], ['data', 'log', 'westeurope', 'westeurope'])
  assert.equal(told(data, 'key'), [['azure-netapp-encryption', 'shop-keys.vault.azure.net', undefined]])
  assert.equal([reading(factsOf(log)['atRest.keyOwner']), told(log, 'key')], ['provider', []])
  assert.equal(reading(factsOf(log)['labels']), [{ key: 'DataClass', value: 'log', from: 'tag' }])
})

test('a volume of a group is what a volume by itself is', () => {
  const own = volume('data', {
    data_protection_replication: [{ ...copied, remote_volume_resource_id: `${group}/far` }],
  })
  const alone = 'azurerm_netapp_volume.data'
  const found = planned({
    [near]: { after: { ...whole, volume: [own, volume('log')] } },
    [alone]: { after: { ...whole, ...own, pool_name: 'SH1' } },
  })
  const [one, other] = [found(`${near}.volume[0]`), found(alone)].map((each) =>
    Object.entries(factsOf(each)).map(([name, fact]) => [name, reading(fact)]),
  )
  assert.equal(one, other)
})

test('a copy leads to the volume in its place of the other group', () => {
  const copies = (index: number) => {
    const found = planned({
      [near]: {
        after: { ...whole, volume: [volume('data', { data_protection_replication: [copied] }), volume('log')] },
        refs: {
          volume: [
            {
              data_protection_replication: [
                {
                  remote_volume_resource_id: to(
                    `${far}.volume[${index}].id`,
                    `${far}.volume[${index}]`,
                    `${far}.volume`,
                    far,
                  ),
                },
              ],
            },
            {},
          ] as object,
        },
      },
      [far]: {
        after: { ...whole, location: 'East US', application_identifier: 'OR1', volume: [volume('a'), volume('b')] },
      },
    })
    return told(found(`${near}.volume[0]`), 'replica').map(([, locator]) => String(locator).split('/').at(-1))
  }
  assert.equal([copies(0), copies(1)], [['a'], ['b']])
})

test('where dynamic makes some of them, what they refer to stays open', () => {
  const changes = [
    change(near, {
      after: { ...whole, volume: [volume('a'), volume('b')] },
      unknown: { volume: [{ encryption_key_source: true }, {}] },
    }),
  ]
  const resources = [block(near, { volume: [{ name: { constant_value: 'b' } }] }, 'azurerm')]
  const { after } = read(planOf({ changes, resources }))
  const owners = after.map((one) => reading(factsOf(toResource(normalize(one)))['atRest.keyOwner']))
  assert.equal(owners, ['after-apply', 'provider'])
})

test('while nobody knows how many they will be there is one of which nothing is known but where', () => {
  const { after } = read(planOf({ changes: [change(near, { after: whole, unknown: { volume: true } })] }))
  assert.equal(
    after.map((one) => rowsIn(one)[0]?.address),
    [near],
  )
  const [only] = after.map((one) => toResource(normalize(one)))
  assert.ok(only !== undefined)
  assert.is(only.location.raw, 'westeurope')
  const facts = factsOf(only)
  assert.equal(
    ['atRest.keyOwner', 'labels', 'references'].map((name) => facts[name]?.state),
    ['unknown', 'unknown', 'partial'],
  )
})

test('what exists is called by the id that Azure gave each', () => {
  const id = `${group}/providers/Microsoft.NetApp/netAppAccounts/own/capacityPools/fast/volumes/data`
  const after = {
    ...whole,
    id: `${group}/providers/Microsoft.NetApp/netAppAccounts/own/volumeGroups/group`,
    volume: [volume('data', { id })],
  }
  const { after: told } = read(planOf({ changes: [change(near, { actions: ['no-op'], before: after, after })] }))
  assert.equal(
    told.map((one) => rowsIn(one)[0]?.id),
    [id],
  )
})

test.run()
