// What OSCAL's schema and its validators let through: references that point nowhere, ids twice, hashes that fit no file, counts.
import { createHash } from 'node:crypto'
import type { WholeRun } from '../../whole-run.ts'

interface Prop {
  name: string
  value: string
}

export interface Observation {
  uuid: string
  description: string
  props: Prop[]
  origins: { actors: { 'actor-uuid': string }[] }[]
  subjects: { 'subject-uuid': string }[]
  'relevant-evidence': { href: string }[]
}

export interface AssessmentResults {
  'assessment-results': {
    uuid: string
    'import-ap': { href: string }
    results: {
      uuid: string
      start: string
      'local-definitions': {
        'assessment-assets': { components: { uuid: string }[]; 'assessment-platforms': { uuid: string }[] }
        'inventory-items'?: { uuid: string; props: Prop[] }[]
      }
      observations?: Observation[]
      findings?: {
        uuid: string
        target: { 'target-id': string; status: { state: string; reason: string } }
        'related-observations'?: { 'observation-uuid': string }[]
      }[]
      'reviewed-controls': { 'control-selections': { 'include-controls': { 'control-id': string }[] }[] }
    }[]
    'back-matter': {
      resources: { uuid: string; title: string; rlinks?: { href: string; hashes: { value: string }[] }[] }[]
    }
  }
}

export const valueOf = (props: readonly Prop[], name: string): string | undefined =>
  props.find((prop) => prop.name === name)?.value

const twice = (ids: readonly string[]): string[] => ids.filter((id, index) => ids.indexOf(id) < index)

/** `files`: what the document points at, as it was written. */
export function lintOscal(
  { 'assessment-results': ar }: AssessmentResults,
  run: WholeRun,
  files: Record<string, string>,
): string[] {
  const resources = ar['back-matter'].resources
  const hrefs = new Set(resources.map(({ uuid }) => `#${uuid}`))
  return [
    ...(hrefs.has(ar['import-ap'].href) ? [] : ['the plan is not there']),
    ...resources.flatMap(({ rlinks = [] }) =>
      rlinks.flatMap(({ href, hashes }) => {
        const expected = createHash('sha256')
          .update(files[href] ?? '')
          .digest('hex')
        return files[href] !== undefined && hashes[0]?.value === expected ? [] : [`the hash fits no file: ${href}`]
      }),
    ),
    ...ar.results.flatMap((result) => {
      const local = result['local-definitions']
      const items = local['inventory-items'] ?? []
      const observations = result.observations ?? []
      const findings = result.findings ?? []
      const components = local['assessment-assets'].components.map(({ uuid }) => uuid)
      const reviewed = result['reviewed-controls']['control-selections'].flatMap((selection) =>
        selection['include-controls'].map((one) => one['control-id']),
      )
      const known = new Set([...items, ...observations].map(({ uuid }) => uuid))
      const all = [
        ar,
        result,
        ...items,
        ...observations,
        ...findings,
        ...resources,
        ...local['assessment-assets']['assessment-platforms'],
      ]
      const related = findings.flatMap((finding) => finding['related-observations'] ?? [])
      return [
        ...twice([...all.map(({ uuid }) => uuid), ...components]).map((id) => `an id stands twice: ${id}`),
        ...(items.length === run.subjects.length ? [] : ['items and resources differ in number']),
        ...(observations.length === run.findings.length ? [] : ['observations and findings differ in number']),
        ...observations.flatMap(({ props, origins, subjects, ...one }, index) => [
          ...(valueOf(props, 'status') === run.findings[index]?.status
            ? []
            : [`observation ${index} has another status`]),
          ...(valueOf(props, 'fingerprint') === run.findings[index]?.id
            ? []
            : [`observation ${index} is of another finding`]),
          ...subjects
            .filter((subject) => !known.has(subject['subject-uuid']))
            .map(() => `observation ${index} has no subject`),
          ...one['relevant-evidence']
            .filter(({ href }) => !hrefs.has(href))
            .map(({ href }) => `no evidence at ${href}`),
          ...origins.flatMap(({ actors }) =>
            actors
              .filter((actor) => !components.includes(actor['actor-uuid']))
              .map(() => `observation ${index} has no actor`),
          ),
        ]),
        ...related.filter((one) => !known.has(one['observation-uuid'])).map(() => 'a finding rests on no observation'),
        ...twice(related.map((one) => one['observation-uuid'])).map(() => 'an observation is of two findings'),
        ...findings.flatMap(
          ({
            target: {
              'target-id': id,
              status: { state },
            },
          }) => [
            ...(reviewed.includes(id) ? [] : [`${id} was not reviewed`]),
            ...(state === 'satisfied' && hasOpen(run, id) ? [`${id} is not satisfied`] : []),
          ],
        ),
      ]
    }),
  ]
}

/** Written apart from the code: nothing that failed, is unknown, undeclared or merely waived is satisfied. */
function hasOpen({ summary }: WholeRun, control: string): boolean {
  const { fail = 0, unknown = 0, undeclared = 0, waived = 0 } = summary.controls[control] ?? {}
  return fail + unknown + undeclared + waived > 0
}
