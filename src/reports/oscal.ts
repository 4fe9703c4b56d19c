// oscal-ar.json: the run as assessment results of OSCAL 1.2.1, with the hashes of the files that they point at.
import { createHash } from 'node:crypto'
import type { FindingLine, Summary } from '../model/run.ts'
import { lineGroups } from '../runtime/line-groups.ts'
import { coverageLines } from './coverage-ndjson.ts'
import { exchanged, findingUuids, items, timeOf } from './exchange.ts'
import { findingsText } from './oscal/finding.ts'
import { itemOf, observationOf } from './oscal/observation.ts'
import { evidence, hrefOf, type Ids, idsOf, line, prop, toolOf } from './oscal/words.ts'
import type { Recorded, RecordedFormat } from './recorded-format.ts'

export const oscal: RecordedFormat = {
  id: 'oscal',
  file: 'oscal-ar.json',
  title: 'the run as OSCAL 1.2.1 assessment results, with hashes of what they point at',
  takesAll: true,
  writer(recorded, workIn) {
    const { identity, raw } = recorded
    const rawFiles = new Set(raw?.files.map(({ path }) => path))
    const rawOf = ({ finding }: FindingLine): string | undefined => {
      const path = raw?.fileOf(finding.resource.key)
      return path !== undefined && rawFiles.has(path) ? path : undefined
    }
    const ids = idsOf(identity.id)
    const uuidOf = findingUuids('oscal-observation', identity.id)
    const list = lists()
    const digests = { 'findings.ndjson': sha256Of(), 'inventory.ndjson': sha256Of(), 'coverage.ndjson': sha256Of() }
    /** Ids of observations by control: there are as many as findings, and they are wanted after the last of those. */
    const related = lineGroups(workIn)
    return {
      head: () => headOf(recorded, ids),
      resources(batch) {
        for (const { line: text } of batch) digests['inventory.ndjson'].update(text)
        return list.items(batch.map(({ resource }) => itemOf(resource, ids)))
      },
      async findings(batch) {
        const observations = []
        for (const one of batch) {
          digests['findings.ndjson'].update(one.line)
          const uuid = uuidOf(one)
          await related.add(one.finding.control.id, `${one.finding.control.id} ${uuid}`)
          observations.push(observationOf(one.finding, uuid, ids, { identity, raw: rawOf(one) }))
        }
        return list.observations(observations)
      },
      async *tail(summary) {
        for (const text of coverageLines(recorded)) digests['coverage.ndjson'].update(text)
        yield list.end()
        const findings = findingsText(summary, ids)
        for await (const lines of related.lines()) yield lines.map(findings.related).join('')
        yield findings.end()
        yield `,"reviewed-controls":${exchanged(reviewedIn(summary))}}],\n`
        const resources = [
          planOf(recorded, ids),
          ...evidence.map((file) => fileOf(file, digests[file].digest('hex'), ids)),
          ...(raw?.files ?? []).map(({ path, sha256 }) => fileOf(path, sha256, ids)),
        ]
        yield `"back-matter":${exchanged({ resources })}}}\n`
      },
      close: () => related.close(),
    }
  },
}

const sha256Of = () => createHash('sha256')

/** The inventory, then the observations, each written as it comes; OSCAL takes no empty list. */
function lists() {
  const [itemsText, observationsText] = [items(), items()]
  let [inItems, inObservations, local] = [false, false, true]

  function localEnd(): string {
    if (!local) return ''
    local = false
    return inItems ? ']}' : '}'
  }
  return {
    items(values: readonly unknown[]): string {
      if (values.length === 0) return ''
      const start = inItems ? '' : ',"inventory-items":[\n'
      inItems = true
      return `${start}${itemsText(values)}`
    },
    observations(values: readonly unknown[]): string {
      if (values.length === 0) return ''
      const start = inObservations ? '' : `${localEnd()},"observations":[\n`
      inObservations = true
      return `${start}${observationsText(values)}`
    },
    end: (): string => `${localEnd()}${inObservations ? ']' : ''}`,
  }
}

/** Up to the inventory, which the local definitions of the result hold. */
function headOf({ identity, tellsAll }: Recorded, ids: Ids): string {
  const metadata = {
    title: 'ringfence: where data rests and is copied to',
    'last-modified': timeOf(identity.now),
    version: identity.id,
    'oscal-version': '1.2.1',
    props: [
      prop('tool-version', identity.toolVersion),
      prop('policy-digest', identity.policyDigest),
      prop('rules-version', identity.rulesVersion),
      prop('config-digest', identity.configDigest),
      prop('source-digest', identity.sourceDigest),
      ...(identity.without ?? []).map((decision) => prop('without', decision)),
    ],
    remarks:
      'Indicates, and concludes nothing: whether a law was broken or kept is for people to say. Not legal advice.',
  }
  const result = {
    uuid: ids.of('result'),
    title: `Scan ${identity.id}`,
    description: `Every verdict${tellsAll === true ? '' : ' that is neither pass nor not applicable'}, as an observation; and a finding for each control.`,
    start: timeOf(identity.now),
  }
  const assets = {
    components: [
      {
        uuid: toolOf(ids),
        type: 'software',
        title: 'ringfence',
        description: line(`ringfence ${identity.toolVersion}, read-only.`),
        status: { state: 'operational' },
      },
    ],
    'assessment-platforms': [{ uuid: ids.of('platform'), 'uses-components': [{ 'component-uuid': toolOf(ids) }] }],
  }
  const start = `{"assessment-results":{"uuid":"${ids.of('results')}","metadata":${exchanged(metadata)},"import-ap":{"href":"${hrefOf(ids, 'plan')}"},\n`
  return `${start}"results":[${exchanged(result).slice(0, -1)},"local-definitions":{"assessment-assets":${exchanged(assets)}`
}

const reviewedIn = ({ controls, exit }: Summary) => ({
  description: line(`Exit status ${exit.code}: ${exit.why}.`),
  'control-selections': [{ 'include-controls': Object.keys(controls).map((id) => ({ 'control-id': id })) }],
})

const planOf = ({ identity: { scope } }: Recorded, ids: Ids) => ({
  uuid: ids.of('resource', 'plan'),
  title: 'What was asked for',
  description: line(
    `Providers ${told(scope.providers)}; accounts ${told(scope.accounts)}; regions ${told(scope.regions)}; read from ${told(scope.from)}.`,
  ),
})

const told = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '))

const fileOf = (file: string, sha256: string, ids: Ids) => ({
  uuid: ids.of('resource', file),
  title: file,
  rlinks: [{ href: file, 'media-type': 'application/x-ndjson', hashes: [{ algorithm: 'SHA-256', value: sha256 }] }],
})
