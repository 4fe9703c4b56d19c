// Of an action that a fence of regions leaves open, whether anything can be made by it in a region of somebody's choice.
import type { Held } from './policy-conditions.ts'

/** They are of no region, and offer none to choose. */
const ofNoRegion = [
  'account',
  'artifact',
  'aws-marketplace',
  'aws-marketplace-management',
  'aws-portal',
  'billing',
  'budgets',
  'ce',
  'cloudfront',
  'consolidatedbilling',
  'cur',
  'fms',
  'freetier',
  'globalaccelerator',
  'health',
  'iam',
  'invoicing',
  'networkmanager',
  'organizations',
  'payments',
  'pricing',
  'purchase-orders',
  'route53',
  'route53-recovery-cluster',
  'route53-recovery-control-config',
  'route53-recovery-readiness',
  'route53domains',
  'savingsplans',
  'shield',
  'sts',
  'support',
  'supportplans',
  'sustainability',
  'tax',
  'trustedadvisor',
  'waf',
]

/** What holds data in the region where it is made. */
const stores = [
  'aoss',
  'athena',
  'backup',
  'cassandra',
  'cognito-idp',
  'dax',
  'dynamodb',
  'ec2',
  'ecr',
  'elasticache',
  'elasticfilesystem',
  'es',
  'firehose',
  'fsx',
  'glue',
  'kafka',
  'kinesis',
  'kms',
  'lambda',
  'logs',
  'memorydb',
  'rds',
  'redshift',
  'redshift-serverless',
  's3',
  'sagemaker',
  'secretsmanager',
  'sns',
  'sqs',
  'ssm',
]

/**
 * What resource control policies bind, of the stores above: organizations/latest/userguide/orgs_manage_policies_rcps.html, as of
 * September 2026. They bind what names a resource; that making one does is known from memory of the service authorization reference.
 */
const makingBound = ['dynamodb', 'ecr', 'firehose', 'logs', 's3', 'secretsmanager', 'sqs']

/** Bound as well; whether making one names a resource is not known here. */
const otherwiseBound = ['aoss', 'cognito-idp', 'dax', 'kms', 'memorydb']

const split = (pattern: string): { service: string; action: string } => {
  const [service = '', action = ''] = pattern.toLowerCase().split(':')
  return { service, action }
}

/** Reading makes nothing, and the block of public access is one for all regions. */
export function isGlobal(pattern: string): boolean {
  const { service, action } = split(pattern)
  return (
    ofNoRegion.includes(service) ||
    (!service.includes('*') && /^(get|list|describe|lookup)/.test(action)) ||
    (service === 's3' && action.startsWith('putaccountpublic'))
  )
}

export function isStore(pattern: string): boolean {
  const { service, action } = split(pattern)
  return stores.includes(service) && action === '*'
}

/** Whether a resource control policy that denies the action keeps anything from being made by it. */
export function boundByResource(pattern: string): Held {
  const { service } = split(pattern)
  if (makingBound.includes(service)) return 'yes'
  return otherwiseBound.includes(service) ? 'unclear' : 'no'
}
