// OpenSearch: what each call that fails takes away; the connections of a region are asked once for all domains.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { domains } from '../../../src/sources/aws/opensearch.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/opensearch')

const described = ({ body }: Called) => {
  const { DomainNames } = JSON.parse(body) as { DomainNames: string[] } // `as`: what the SDK sends
  return {
    DomainStatusList: DomainNames.map((DomainName) => ({
      DomainName,
      ARN: `arn:aws:es:eu-west-1:${account}:domain/${DomainName}`,
      EncryptionAtRestOptions: { Enabled: false },
      NodeToNodeEncryptionOptions: { Enabled: true },
      DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' },
      ClusterConfig: { ZoneAwarenessEnabled: true },
      AccessPolicies: '',
    })),
  }
}
const connection = (DomainName: string) => ({
  ConnectionId: `to ${DomainName}`,
  LocalDomainInfo: { AWSDomainInformation: { OwnerId: account, DomainName: 'orders', Region: 'eu-west-1' } },
  RemoteDomainInfo: { AWSDomainInformation: { OwnerId: account, DomainName, Region: 'us-east-1' } },
  ConnectionStatus: { StatusCode: 'ACTIVE' },
})

const outbound = '2021-01-01/opensearch/cc/outboundConnection/search'
const inbound = '2021-01-01/opensearch/cc/inboundConnection/search'
const calls = {
  '2021-01-01/domain': 'es:ListDomainNames',
  '2021-01-01/opensearch/domain-info': 'es:DescribeDomains',
  '2021-01-01/tags': 'es:ListTags',
  [outbound]: 'es:DescribeOutboundConnections',
  [inbound]: 'es:DescribeInboundConnections',
}
const answers = {
  '2021-01-01/domain': {
    DomainNames: [
      { DomainName: 'orders', EngineType: 'OpenSearch' },
      { DomainName: 'people', EngineType: 'Elasticsearch' },
    ],
  },
  '2021-01-01/opensearch/domain-info': described,
  '2021-01-01/tags': { TagList: [{ Key: 'DataClass', Value: 'pii' }] },
  [outbound]: ({ body }: Called) =>
    body.includes('two')
      ? { Connections: [connection('second')] }
      : { Connections: [connection('first')], NextToken: 'two' },
  [inbound]: { Connections: [] },
}

sweep(test, { collection: domains, answers, calls, read: ['orders', 'people'] })

test('domains of both engines, and the connections once, to the last page', async () => {
  await using proxy = await refusingProxy((call) => {
    const told = (answers as Record<string, object | ((call: Called) => object)>)[call.operation]
    const body = JSON.stringify(typeof told === 'function' ? (told as typeof described)(call) : told)
    return { status: 200, type: 'application/json', body }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint))
  const seen = await Array.fromAsync(domains.read(caller, 'eu-west-1'))
  caller.close()
  const connecting = proxy.calls.map(({ operation }) => operation).filter((one) => one === outbound || one === inbound)
  assert.equal(connecting.toSorted(), [inbound, outbound, outbound])
  assert.is(seen.length, 2)
})

test.run()
