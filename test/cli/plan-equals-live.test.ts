// One estate, planned and live, judged by the same law: every control says the same of each resource and of each of its places.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { gather, gathering } from '../../src/cli/inventory.ts'
import { judged } from '../../src/cli/judged.ts'
import { rulesAndPolicies } from '../../src/cli/rules-and-policies.ts'
import { surveyed } from '../../src/cli/surveyed.ts'
import { convene } from '../../src/evaluate/panel.ts'
import type { Observation } from '../../src/model/observation.ts'
import type { Judged, Run } from '../../src/model/run.ts'
import { loadConfig, policyData, rulebookOf } from '../../src/rulebook/index.ts'
import { account, estate, liveOf, plan } from '../normalize/terraform/aws-estate.ts'
import { read, rowsIn } from '../sources/terraform/sample-plan.ts'
import { everything } from '../whole-run.ts'
import { scratch } from '../scratch.ts'
import { project } from './ringfence.ts'

const test = suite('cli/plan-equals-live')

const config = join(scratch(), 'ringfence.yaml')
writeFileSync(
  config,
  `version: 1
laws: [gdpr, lgpd]
aws: { accounts: ["${account}"] }
data:
  - { when: { tag: { DataClass: pii } }, tier: regional, people: [eu], categories: [contact] }
fences:
  - { people: [eu], stay: EEA }
`,
)

const host = {
  process: { stdout: process.stdout, stderr: process.stderr },
  env: {},
  cwd: project,
  clock: () => '2026-11-24T12:00:00.000Z',
}
const { rules, policies } = await rulesAndPolicies([], host)
const rulebook = rulebookOf(rules, await loadConfig(config, rules, policies.controls))

async function* each(records: readonly Observation[]): AsyncGenerator<Observation> {
  yield* records
}

/** What every control says of each of these, as of an estate of nothing else. */
async function verdictsOn(records: readonly Observation[]): Promise<Judged[]> {
  const panel = await convene(policies, policyData(rules), rulebook.types)
  return gathering({ ...everything, share: undefined, folder: undefined }, async (into) => {
    await gather(each(records), into, rulebook)
    const known = await surveyed(into, rulebook, undefined)
    const heard: Judged[] = []
    const identity = { id: 'x', now: host.clock() } as Run['identity'] // `as`: the day is all that judging reads
    const run: Run = { identity, rulebook, controls: panel.controls, asked: [], gaps: [], lookups: [], warnings: [] }
    await judged(
      run,
      rulebook,
      known,
      panel,
      { subjects: (batch) => void heard.push(...batch), findings: () => {} },
      undefined,
    )
    known.survey.close()
    await panel.close()
    await into.resources.close()
    return heard
  })
}

const told = estate.flatMap(({ address, live, region = 'eu-central-1' }) =>
  live === undefined ? [] : [{ address, live, region }],
)

const planned = read(plan, { account }).after.filter((one) =>
  told.some(({ address }) => rowsIn(one)[0]?.address === address),
)

const live = told.map((one) => liveOf(one.live, one.region))

/** By resource, control and the way to the place; the name of what is missing differs, whether it is missing must not. */
function plainly(answers: readonly Judged[]): Map<string, string> {
  return new Map(
    answers.flatMap(({ subject: { resource, places }, verdicts }) =>
      verdicts.map(({ control, place, outcome, laws }): [string, string] => {
        const via = place === undefined ? undefined : places[place]?.via
        // The copy of an original is called by its id, which in a plan is the address.
        const locator = via?.locator.state === 'known' ? via.locator.value.split(/[:/.]/).at(-1) : ''
        const by = Object.entries(laws ?? {}).map(([law, { status }]) => `${law} ${status}`)
        return [[resource.key, control, via?.mechanism ?? '', locator].join(' '), [outcome.status, ...by].join(', ')]
      }),
    ),
  )
}

test('planned and live, each verdict is the same', async () => {
  const [one, other] = [plainly(await verdictsOn(planned)), plainly(await verdictsOn(live))]
  const names = [...new Set([...one.keys(), ...other.keys()])]
  assert.equal(
    names.filter((name) => one.get(name) !== other.get(name)).map((name) => [name, one.get(name), other.get(name)]),
    [],
  )
  assert.ok(names.length > 400, String(names.length))
  const statuses = new Set([...one.values()].map((words) => words.split(',')[0]))
  for (const status of ['pass', 'fail', 'unknown']) assert.ok(statuses.has(status), status)
})

const violations: readonly [address: string, control: string][] = [
  ['aws_alb.old', 'trn.tls-enforced'],
  ['aws_alb.old', 'log.data-access'],
  ['aws_api_gateway_rest_api.orders', 'trn.tls-enforced'],
  ['aws_api_gateway_rest_api.orders', 'log.data-access'],
  ['aws_api_gateway_stage.live', 'enc.at-rest'],
  ['aws_appflow_flow.crm', 'rep.cross-region'],
  ['aws_dms_replication_task.crm', 'rep.cross-region'],
  ['aws_docdb_cluster.papers', 'trn.tls-enforced'],
  ['aws_elasticache_cluster.pages', 'trn.tls-enforced'],
  ['aws_elasticsearch_domain.old', 'exp.public-access'],
  ['aws_emr_cluster.work', 'log.residency'],
  ['aws_guardduty_detector.all', 'log.residency'],
  ['aws_lambda_function.work', 'rep.cross-region'],
  ['aws_neptune_cluster.friends', 'log.data-access'],
  ['aws_rds_cluster_instance.open', 'exp.public-access'],
  ['aws_sagemaker_domain.studio', 'rep.cross-region'],
  ['aws_sagemaker_endpoint.ask', 'rep.cross-region'],
  ['aws_sagemaker_feature_group.people', 'rep.cross-region'],
  ['aws_route53_zone.shop', 'rou.geo-steering'],
  ['aws_securitylake_data_lake.logs', 'log.residency'],
  ['aws_securitylake_data_lake.logs', 'rep.cross-account'],
]

test('what a plan is about to do wrong is found', async () => {
  const failed = (await verdictsOn(planned)).flatMap(({ subject: { resource }, verdicts }) =>
    verdicts.flatMap(({ control, outcome }) => (outcome.status === 'fail' ? [`${resource.id} ${control}`] : [])),
  )
  const missed = violations.map((one) => one.join(' ')).filter((one) => !failed.includes(one))
  assert.equal(missed, [])
})

test.run()
