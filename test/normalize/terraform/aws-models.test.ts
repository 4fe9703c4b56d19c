// What a plan leaves open of domains, endpoints and features of SageMaker, and of backups of a warehouse: what others may add, or manage.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { plannedAws, ref, told } from '../../sources/terraform/planned-blocks.ts'
import { factsOf, reading } from '../aws/facts-of.ts'

const test = suite('normalize/terraform/aws-models')

type Blocks = Parameters<typeof plannedAws>[0]
const points = (blocks: Blocks, address: string, role = 'replica') =>
  told(plannedAws(blocks)(address), role).map(([, locator]) => locator)

const domain = 'aws_sagemaker_domain.d'
const profile = 'aws_sagemaker_user_profile.p'
const share = (s3_output_path: string) => [
  { sharing_settings: [{ notebook_output_option: 'Allowed', s3_output_path }] },
]
const person = { user_profile_name: 'p', domain_id: 'd-1', user_settings: share('s3://far') }

test('people of a domain that exists are some of its people, and of a new one all', () => {
  const there = { [domain]: { after: { id: 'd-1', default_user_settings: share('s3://near') }, kept: true as const } }
  assert.equal(points({ ...there, [profile]: { after: person } }, domain), [
    'arn:aws:s3:::near',
    'arn:aws:s3:::far',
    'not-recorded',
  ])
  const made = {
    [domain]: { after: { default_user_settings: [{}] }, open: { id: true } },
    [profile]: { after: { ...person, domain_id: null }, refs: { domain_id: ref(domain) } },
  }
  assert.equal(points(made, domain), ['arn:aws:s3:::far'])
  assert.equal(points(there, domain), ['arn:aws:s3:::near', 'not-recorded'])
})

test('of a domain that is managed elsewhere nobody knows what holds for a person who sets nothing', () => {
  assert.equal(points({ [profile]: { after: person } }, profile), ['not-recorded'])
})

test('what people make with Canvas is kept where they say, and a bucket that is not known yet is somewhere', () => {
  const canvas = [{ canvas_app_settings: [{ workspace_settings: [{ s3_artifact_path: 's3://made' }] }] }]
  assert.equal(points({ [domain]: { after: { default_user_settings: canvas } } }, domain), ['arn:aws:s3:::made'])
  const open = { default_user_settings: [{ sharing_settings: [{ s3_output_path: true }] }] }
  const after = { default_user_settings: [{ sharing_settings: [{ notebook_output_option: 'Allowed' }] }] }
  assert.equal(points({ [domain]: { after, open } }, domain), ['after-apply'])
})

const endpoint = 'aws_sagemaker_endpoint.e'
const configuration = 'aws_sagemaker_endpoint_configuration.c'

test('an endpoint keeps what its configuration says, which may be managed elsewhere', () => {
  const keeps = (own?: object) =>
    points(
      {
        [endpoint]: { after: { name: 'e' }, refs: { endpoint_config_name: ref(configuration, 'name') } },
        ...(own === undefined ? {} : { [configuration]: { after: { name_prefix: 'c-', ...own } } }),
      },
      endpoint,
    )
  assert.equal(keeps(), ['not-recorded', 'not-recorded'])
  assert.equal(keeps({}), [])
  const capture = { destination_s3_uri: 's3://asked', initial_sampling_percentage: 100 }
  assert.equal(keeps({ data_capture_config: [capture] }), [])
  assert.equal(keeps({ data_capture_config: [{ ...capture, enable_capture: true }] }), ['arn:aws:s3:::asked'])
})

test('features that are not online lie in a bucket alone, which says how it is encrypted', () => {
  const group = 'aws_sagemaker_feature_group.g'
  const after = {
    feature_group_name: 'g',
    offline_store_config: [{ s3_storage_config: [{ s3_uri: 's3://features/a' }] }],
  }
  const found = plannedAws({ [group]: { after } })(group)
  assert.is(reading(factsOf(found)['atRest.keyOwner']), 'unresolved')
  assert.equal(points({ [group]: { after } }, group), ['arn:aws:s3:::features'])
  const open = { offline_store_config: [{ s3_storage_config: [{ s3_uri: true }] }] }
  assert.equal(points({ [group]: { after: { offline_store_config: [{ s3_storage_config: [{}] }] }, open } }, group), [
    'after-apply',
  ])
})

const snapshot = 'aws_redshift_cluster_snapshot.s'
const warehouse = 'aws_redshift_cluster.w'
const facts = (blocks: Blocks) => {
  const found = factsOf(plannedAws(blocks)(snapshot))
  return ['atRest.enabled', 'sharing.public'].map((name) => reading(found[name]))
}

test('a backup is encrypted as the cluster is; of one that exists others may restore it, and its key says that it is', () => {
  const names = { cluster_identifier: 'w', snapshot_identifier: 's' }
  const cluster = { [warehouse]: { after: { cluster_identifier: 'w', encrypted: 'false' } } }
  assert.equal(facts({ ...cluster, [snapshot]: { after: names } }), [false, false])
  assert.equal(facts({ [snapshot]: { after: names } }), ['not-recorded', false])
  assert.equal(facts({ ...cluster, [snapshot]: { after: names, kept: true } }), ['not-recorded', 'not-recorded'])
  assert.equal(
    facts({ [snapshot]: { after: { ...names, kms_key_id: 'arn:aws:kms:eu-central-1:1:key/a' }, kept: true } }),
    [true, 'not-recorded'],
  )
})

test.run()
