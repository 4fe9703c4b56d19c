// azurerm_dns_zone and those of its records that send whoever asks somewhere.
import { markedReason, others, type PlannedRow } from '../../model/planned.ts'
import { body, listOf } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, each, isSet, of, textIn, usual } from './values.ts'

const type = 'Microsoft.Network/dnsZones'

/** As Azure calls each. */
const kinds: Readonly<Record<string, string>> = {
  azurerm_dns_a_record: 'A',
  azurerm_dns_aaaa_record: 'AAAA',
  azurerm_dns_cname_record: 'CNAME',
  azurerm_dns_mx_record: 'MX',
  azurerm_dns_srv_record: 'SRV',
}

export function dnsZone(planned: Planned): Answered[] {
  const records = Object.entries(kinds).flatMap(([name, kind]) =>
    planned.parts(name).flatMap((one) => recordIn(planned.row, one, kind)),
  )
  return [
    body(planned, type, { location: 'global', properties: { zoneType: 'Public' } }), // one for networks is another type
    listOf(planned, 'Microsoft.Network/dnszones/recordsets/read', records),
  ]
}

/** One of which nobody knows yet where it leads is there all the same, as others of the zone may lead to it. */
function recordIn(zone: PlannedRow, one: PlannedRow, kind: string): unknown[] {
  const name = textIn(of(one, 'name')) ?? usual(one, 'name')
  if (typeof name !== 'string') return [name]
  const leads = waysOf(one, kind)
  const isOpen = markedReason(leads) !== undefined
  const record = {
    id: `${zone.id}/${kind}/${name}`,
    type: `Microsoft.Network/dnszones/${kind}`,
    properties: { fqdn: name === '@' ? zone.name : `${name}.${zone.name}`, ...(isOpen ? {} : leads) },
  }
  return isOpen ? [record, others] : [record]
}

function waysOf(one: PlannedRow, kind: string): Record<string, unknown> {
  const target = textIn(of(one, 'target_resource_id'))
  if (isSet(target)) return { targetResource: { id: target } }
  const record = textIn(of(one, 'record'))
  if (kind === 'CNAME') return { CNAMERecord: { cname: record } }
  if (kind === 'MX') return { MXRecords: each(record, (mail) => ({ exchange: at(mail, 'exchange') })) }
  if (kind === 'SRV') return { SRVRecords: each(record, (service) => ({ target: at(service, 'target') })) }
  return {} // addresses, which do not say where they are
}
