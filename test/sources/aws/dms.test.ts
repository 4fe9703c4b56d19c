// Replications of DMS: what each call that fails takes away, and what of an endpoint is left out.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { replicationConfigs, replicationTasks } from '../../../src/sources/aws/dms.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { answering, sweep, type Swept } from './sweep.ts'

const test = suite('sources/aws/dms')

const at = (kind: string) => `arn:aws:dms:eu-west-1:${account}:${kind}`
const isSecond = ({ body }: Called): boolean => body.includes('Marker')
const ends = { SourceEndpointArn: at('endpoint:1'), TargetEndpointArn: at('endpoint:2') }
const endpoint = (id: string) => ({
  EndpointArn: at(`endpoint:${id}`),
  EngineName: 'postgres',
  ServerName: `${id}.example.test`,
  Username: 'boss',
  ExtraConnectionAttributes: 'password=hunter2',
})

const common: Swept['answers'] = {
  DescribeEndpoints: (call) =>
    isSecond(call) ? { Endpoints: [endpoint('2')] } : { Endpoints: [endpoint('1')], Marker: 'm' },
  ListTagsForResource: { TagList: [{ Key: 'DataClass', Value: 'pii' }] },
}
const asked = { DescribeEndpoints: 'dms:DescribeEndpoints', ListTagsForResource: 'dms:ListTagsForResource' }

const tasks: Swept = {
  collection: replicationTasks,
  answers: {
    ...common,
    DescribeReplicationTasks: (call) =>
      isSecond(call)
        ? { ReplicationTasks: [{ ReplicationTaskArn: at('task:b'), ...ends }] }
        : { ReplicationTasks: [{ ReplicationTaskArn: at('task:a'), ...ends }], Marker: 'm' },
  },
  calls: { ...asked, DescribeReplicationTasks: 'dms:DescribeReplicationTasks' },
  read: [at('task:a'), at('task:b')],
}
sweep(test, tasks)
sweep(test, {
  collection: replicationConfigs,
  answers: {
    ...common,
    DescribeReplicationConfigs: (call) =>
      isSecond(call)
        ? { ReplicationConfigs: [{ ReplicationConfigArn: at('replication-config:b'), ...ends }] }
        : { ReplicationConfigs: [{ ReplicationConfigArn: at('replication-config:a'), ...ends }], Marker: 'm' },
  },
  calls: { ...asked, DescribeReplicationConfigs: 'dms:DescribeReplicationConfigs' },
  read: [at('replication-config:a'), at('replication-config:b')],
})

test('who logs in, and what people write into an endpoint, is not kept', async () => {
  await using proxy = await refusingProxy((call) => answering(tasks.answers, call))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const seen = JSON.stringify(await Array.fromAsync(replicationTasks.read(caller, 'eu-west-1')))
  caller.close()
  assert.match(seen, '2.example.test')
  assert.not.match(seen, /hunter2|boss/)
})

for (const [name, bad] of [
  ['an object for a list', {}],
  ['a text for a list', 'none'],
  ['nothing for an item', [null]],
] as const) {
  test(`${name}: a gap, and never "there is none"`, async () => {
    await using proxy = await refusingProxy((call) =>
      answering({ ...tasks.answers, DescribeReplicationTasks: { ReplicationTasks: bad } }, call),
    )
    const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
    const seen = await Array.fromAsync(replicationTasks.read(caller, 'eu-west-1'))
    caller.close()
    assert.equal(
      seen.map((one) => one.kind === 'gap' && [one.operation, one.reason]),
      [['DescribeReplicationTasks', 'malformed']],
    )
  })

  test(`${name} of endpoints: who goes where stays open`, async () => {
    await using proxy = await refusingProxy((call) =>
      answering({ ...tasks.answers, DescribeEndpoints: { Endpoints: bad } }, call),
    )
    const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
    const seen = await Array.fromAsync(replicationTasks.read(caller, 'eu-west-1'))
    caller.close()
    const told = seen.flatMap((one) => (one.kind === 'observation' ? [one.answers] : []))
    assert.is(told.length, 2)
    for (const answers of told)
      assert.ok(answers.some((one) => 'error' in one && one.origin.operation === 'dms:DescribeEndpoints'))
  })
}

test.run()
