// What a cluster points at: its key, its copies in other regions, the original it replicates, and where its logs and its activity go.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { logGroupArn } from './arn.ts'
import { spelledCluster } from './rds-cluster-spelling.ts'
import { globalReferences, hasVolume, type Member } from './rds-global-cluster.ts'
import { rdsArn } from './rds-references.ts'
import { encryptionOf, keyReference } from './storage-encryption.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

const text = v.string()
const texts = v.array(text)

export function clusterReferences(told: Telling, family: Fact<Member[] | null>): Fact<Reference[]> {
  return gather(
    keyReference(encryptionOf(told, spelledCluster[told.spelling]), told, 'rds-encryption'),
    globalReferences(told, family),
    replicas(told, toldOnce(family)),
    source(told, toldOnce(family)),
    logs(told),
    stream(told),
  )
}

/** A cluster of a global database may name the others as its replicas as well. */
const toldOnce =
  (family: Fact<Member[] | null>) =>
  (arn: string): boolean =>
    family.state === 'unknown' || family.value?.some((member) => member.arn === arn) !== true

/** A bare name is one of the same region; a replica of a Multi-AZ cluster is an instance. */
function replicas(told: Telling, isNew: (arn: string) => boolean): Fact<Reference[]> {
  const name = spelledCluster[told.spelling]
  const engine = field(told, name.engine, text)
  const kind = engine.state === 'known' && !hasVolume(engine.value) ? 'db' : 'cluster'
  return pointers('replica', mechanism, field(told, name.replicas, texts), (list, from) =>
    list
      .map((one) => rdsArn(told.arn, kind, one))
      .filter(isNew)
      .map((arn) => ({ locator: known(arn, from) })),
  )
}

/** RDS leaves it out of what is no replica, and Config knows no cluster that is older than it. */
function source(told: Telling, isNew: (arn: string) => boolean): Fact<Reference[]> {
  return pointers('source', mechanism, originalOf(told), (one, from) =>
    one !== null && isNew(one) ? [{ locator: known(one, from) }] : [],
  )
}

const mechanism = 'rds-read-replica'

export const originalOf = (told: Telling): Fact<string | null> =>
  map(fieldOrNone(told, spelledCluster[told.spelling].source, text, null), (one) =>
    one === null || one === '' ? null : rdsArn(told.arn, 'cluster', one),
  )

/** The API leaves out what is not set, as recorded answers show; a Config item may be older than these settings. */
const settingOf = <T>(told: Telling, name: string, shape: v.GenericSchema<unknown, T>): Fact<T | null> =>
  told.spelling === 'api' ? fieldOrNone(told, name, shape, null) : field(told, name, shape)

const groups: Readonly<Record<string, string>> = { docdb: '/aws/docdb', neptune: '/aws/neptune' }

function logs(told: Telling): Fact<Reference[]> {
  const name = spelledCluster[told.spelling]
  const engine = field(told, name.engine, text)
  return pointers('log-sink', 'rds-log-export', exportedLogs(told), (list, from) =>
    list.map((log) => ({
      locator: chain(engine, (one) => {
        const group = `${groups[one] ?? '/aws/rds/cluster'}/${told.arn.name}/${log}`
        return known(logGroupArn(told.arn, group), from)
      }),
    })),
  )
}

export const exportedLogs = (told: Telling): Fact<string[]> =>
  map(settingOf(told, spelledCluster[told.spelling].exportedLogs, texts), (list) => list ?? [])

export const streamOf = (told: Telling): Fact<string | null> =>
  settingOf(told, spelledCluster[told.spelling].stream, text)

function stream(told: Telling): Fact<Reference[]> {
  const { partition, region, account } = told.arn
  const name = field(told, spelledCluster[told.spelling].streamName, text)
  return pointers('log-sink', 'rds-activity-stream', streamOf(told), (state) => {
    if (state === null || state === 'stopped') return []
    return [{ locator: map(name, (one) => `arn:${partition}:kinesis:${region}:${account}:stream/${one}`) }]
  })
}
