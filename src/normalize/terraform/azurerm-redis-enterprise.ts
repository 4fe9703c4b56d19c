// azurerm_redis_enterprise_cluster and azurerm_managed_redis with their databases, and the databases that each shares its data with.
import { isMark, notTold, others, type PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, listOf } from './azurerm-body.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, each, isSet, listIn, of, textIn, usual } from './values.ts'

const type = 'Microsoft.Cache/redisEnterprise'

export function redisEnterprise(planned: Planned): Answered[] {
  const { main } = planned
  const isManaged = main?.type === 'azurerm_managed_redis'
  return [
    body(planned, type, { properties: isManaged ? managed(main) : clustered(main) }),
    databases(
      planned,
      isManaged ? defaultDatabase(planned) : planned.parts('azurerm_redis_enterprise_database').map(apart),
    ),
    diagnostics(planned),
  ]
}

/** The older kind has no attribute for a key of one's own, nor for who may reach it. */
const clustered = (main: PlannedRow | undefined) => ({
  minimumTlsVersion: of(main, 'minimum_tls_version') ?? usual(main, 'minimum_tls_version'),
  encryption: main?.isNew === true ? undefined : notTold,
  redundancyMode: spread(of(main, 'zones')),
})

const spread = (zones: unknown): unknown => (isMark(zones) ? zones : (listIn(zones) ?? []).length > 1 ? 'ZR' : 'LR')

/** Where there are zones Azure uses them by itself: https://learn.microsoft.com/azure/redis/high-availability */
const managed = (main: PlannedRow) => ({
  minimumTlsVersion: main.isNew ? '1.2' : notTold, // no attribute says it, and the provider asks for nothing else
  publicNetworkAccess: of(main, 'public_network_access') ?? usual(main, 'public_network_access'),
  encryption: keyIn(of(main, 'customer_managed_key')),
  redundancyMode: of(main, 'high_availability_enabled') === false ? 'None' : notTold,
})

const keyIn = (block: unknown): unknown =>
  isMark(block)
    ? block
    : isSet(block)
      ? { customerManagedKeyEncryption: { keyEncryptionKeyUrl: at(block, 0, 'key_vault_key_id') } }
      : undefined

/** A cluster has no more than one. */
function databases(planned: Planned, all: readonly { protocol: unknown; linked: unknown }[]): Answered {
  const operation = `${type}/databases/read`
  const value = all.map(({ protocol, linked }) => ({
    id: idIn(planned.row.id),
    properties: { clientProtocol: protocol, geoReplication: { linkedDatabases: linked } },
  }))
  return value.length === 0 ? listOf(planned, operation, value) : told(operation, planned.row, { value })
}

/** Whoever names the cluster for its database means that. */
const idIn = (cluster: unknown): unknown =>
  typeof cluster !== 'string' || /\/databases\//i.test(cluster) ? cluster : `${cluster}/databases/default`

const links = (ids: unknown): unknown => each(ids, (id) => ({ id: idIn(id) }))

/** Who names a group, and none of it but itself, is there for others to link. */
function apart(one: PlannedRow) {
  const linked = links(of(one, 'linked_database_id'))
  const isOpen = isSet(textIn(of(one, 'linked_database_group_nickname'))) && (listIn(linked)?.length ?? 2) < 2
  return {
    protocol: of(one, 'client_protocol') ?? usual(one, 'client_protocol'),
    linked: isOpen ? [...(listIn(linked) ?? []), others] : linked,
  }
}

/** Whichever of them the group is told with. */
function membersOf(group: PlannedRow): unknown {
  const linked = of(group, 'linked_managed_redis_ids')
  return isMark(linked) ? linked : links([of(group, 'managed_redis_id'), ...(listIn(linked) ?? [])])
}

/** Of which others it is in a group a resource beside it says, of this plan or of another. */
function defaultDatabase({ main, parts }: Planned) {
  const block = of(main, 'default_database')
  if (!isSet(block)) return []
  const [group] = parts('azurerm_managed_redis_geo_replication')
  const isAlone = !isSet(textIn(at(block, 0, 'geo_replication_group_name')))
  return [
    {
      protocol: at(block, 0, 'client_protocol') ?? usual(main, 'default_database.client_protocol'),
      linked: isMark(block) ? block : group === undefined ? (isAlone ? [] : notTold) : membersOf(group),
    },
  ]
}
