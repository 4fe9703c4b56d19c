// Where a cache of Redis is written down: storage accounts, which may be in any region and anybody's.
import * as v from 'valibot'
import type { Fact } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import type { ArmBody } from './arm-body.ts'
import { leadsTo } from './connection-string.ts'

/** Azure writes it as text, and its templates as they like. */
const flag = v.nullish(
  v.union([
    v.boolean(),
    v.pipe(
      v.string(),
      v.toLowerCase(),
      v.picklist(['true', 'false']),
      v.transform((word) => word === 'true'),
    ),
  ]),
  false,
)
const connection = v.nullish(v.string())

/** Azure leaves out what is off. https://learn.microsoft.com/azure/azure-cache-for-redis/cache-how-to-premium-persistence */
const configuration = v.pipe(
  v.object({
    'rdb-backup-enabled': flag,
    'rdb-storage-connection-string': connection,
    'aof-backup-enabled': flag,
    'aof-storage-connection-string-0': connection,
    'aof-storage-connection-string-1': connection,
  }),
  v.transform((one) => [
    ...(one['rdb-backup-enabled'] ? [one['rdb-storage-connection-string']] : []),
    ...(one['aof-backup-enabled'] ? [one['aof-storage-connection-string-0']] : []),
    // The second is of the replica's, and not everybody has one.
    ...(one['aof-backup-enabled'] ? [one['aof-storage-connection-string-1']].filter((second) => second) : []),
  ]),
)

export const persistence = ({ setting }: ArmBody): Fact<Reference[]> =>
  pointers(
    'vault',
    'azure-redis-persistence',
    setting(['properties', 'redisConfiguration'], configuration),
    (all, from) => all.map((text) => ({ locator: leadsTo(text, from) })),
  )
