// azurerm_redis_cache and azurerm_redis_linked_server: how a cache is reached, and the caches that it is copied to.
import { type PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, enabledWord, hostOf, listOf } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, of, textIn, usual } from './values.ts'

const type = 'Microsoft.Cache/redis'

export function redisCache(planned: Planned): Answered[] {
  const { main, parts } = planned
  const linked = parts('azurerm_redis_linked_server')
  const settings = of(main, 'redis_configuration')
  return [
    body(planned, type, {
      properties: {
        hostName: hostOf(planned, 'redis.cache.windows.net'),
        sku: { name: of(main, 'sku_name'), family: of(main, 'family'), capacity: of(main, 'capacity') },
        enableNonSslPort:
          of(main, 'non_ssl_port_enabled') ??
          of(main, 'enable_non_ssl_port') ?? // before version 4
          usual(main, 'non_ssl_port_enabled'),
        minimumTlsVersion: of(main, 'minimum_tls_version') ?? usual(main, 'minimum_tls_version'),
        publicNetworkAccess: enabledWord(
          of(main, 'public_network_access_enabled') ?? usual(main, 'public_network_access_enabled'),
        ),
        subnetId: textIn(of(main, 'subnet_id')),
        linkedServers: main?.isNew === true && linked.length === 0 ? [] : undefined,
        redisConfiguration: {
          'rdb-backup-enabled': at(settings, 0, 'rdb_backup_enabled'),
          'rdb-storage-connection-string': at(settings, 0, 'rdb_storage_connection_string'),
          'aof-backup-enabled': at(settings, 0, 'aof_backup_enabled'),
          'aof-storage-connection-string-0': at(settings, 0, 'aof_storage_connection_string_0'),
          'aof-storage-connection-string-1': at(settings, 0, 'aof_storage_connection_string_1'),
        },
      },
    }),
    listOf(planned, `${type}/linkedServers/read`, linked.map(link)),
    diagnostics(planned),
  ]
}

/** The role is that of the other cache. */
const link = (one: PlannedRow) => ({
  properties: {
    linkedRedisCacheId: of(one, 'linked_redis_cache_id'),
    linkedRedisCacheLocation: of(one, 'linked_redis_cache_location'),
    serverRole: of(one, 'server_role'),
  },
})
