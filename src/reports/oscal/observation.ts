// One finding as an OSCAL observation of one item of the inventory; what it says is indicated, and concluded by nobody here.
import type { Finding } from '../../model/finding.ts'
import type { Resource } from '../../model/resource.ts'
import type { ScanIdentity } from '../../model/run.ts'
import { basisWords, placeWords, timeOf } from '../exchange.ts'
import { oldest } from '../origin-cells.ts'
import { assetId, hrefOf, type Ids, line, prop, toolOf } from './words.ts'

export const itemOf = ({ key, id, type, name, provider, owner, source }: Resource, ids: Ids) => ({
  uuid: ids.of('item', key),
  description: line(`${type} ${id}`),
  props: [
    assetId(id),
    prop('key', key),
    prop('type', type),
    prop('name', name),
    prop('provider', provider),
    prop('account', owner.account),
    prop('source', source),
  ],
})

interface Told {
  identity: ScanIdentity
  raw: string | undefined
}

/** `raw`: the file that keeps the answers about its resource, where there is one. */
export const observationOf = (finding: Finding, uuid: string, ids: Ids, { identity: { now }, raw }: Told) => ({
  uuid,
  title: line(finding.control.title),
  description: line(finding.message),
  props: propsOf(finding),
  methods: ['TEST'],
  types: ['finding'],
  origins: [{ actors: [{ type: 'tool', 'actor-uuid': toolOf(ids) }] }],
  subjects: [
    {
      'subject-uuid': ids.of('item', finding.resource.key),
      type: 'inventory-item',
      title: line(`${finding.resource.type} ${finding.resource.name}`),
    },
  ],
  'relevant-evidence': [
    { href: hrefOf(ids, 'findings.ndjson'), description: line(`The finding ${finding.id}.`) },
    { href: hrefOf(ids, 'inventory.ndjson'), description: 'What was read of the resource.' },
    ...(raw === undefined ? [] : [{ href: hrefOf(ids, raw), description: 'What the provider answered, redacted.' }]),
  ],
  collected: timeOf(oldest(finding.origins) ?? now),
  remarks: line(finding.control.remediation),
})

function propsOf({ id, status, severity, control, byLaw, place, reason, permission, waiver, origins }: Finding) {
  const digests = new Set(origins.flatMap(({ rawSha256 }) => rawSha256 ?? []))
  return [
    prop('fingerprint', id),
    prop('status', status),
    prop('severity', severity),
    prop('control', control.id),
    ...(reason === undefined ? [] : [prop('reason', reason)]),
    ...(permission === undefined ? [] : [prop('missing-permission', permission)]),
    ...(place === undefined ? [] : [prop('place', placeWords(place))]),
    ...Object.entries(byLaw).flatMap(([law, result]) => [
      prop('law', `${law}: ${result.status}`),
      ...result.clauses.map((clause) => prop('clause', `${law} ${clause}`)),
      ...(result.basis === undefined ? [] : [prop('basis', `${law}: ${basisWords(result)}`)]),
    ]),
    ...(waiver === null ? [] : [prop('waiver', `${waiver.id} until ${waiver.until}: ${waiver.reason}`)]),
    ...[...digests].map((digest) => prop('raw-sha256', digest)),
  ]
}
