// Model deployments of an AI services account: how far from it prompts may be worked on, which the SKU of each says.
import * as v from 'valibot'
import { type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import type { ArmBody } from './arm-body.ts'
import { beside, listOf } from './beside.ts'

const action = 'Microsoft.CognitiveServices/accounts/deployments/read'
const mechanism = 'openai-deployment'

type Reach = 'region' | 'zone' | 'anywhere'

/** https://learn.microsoft.com/azure/ai-foundry/foundry-models/concepts/deployment-types: what is kept stays in the account's geography; where it is worked on does not. */
const reaches: ReadonlyMap<string, Reach> = new Map([
  ['Standard', 'region'],
  ['ProvisionedManaged', 'region'],
  ['DataZoneStandard', 'zone'],
  ['DataZoneProvisionedManaged', 'zone'],
  ['DataZoneBatch', 'zone'],
  ['GlobalStandard', 'anywhere'],
  ['GlobalProvisionedManaged', 'anywhere'],
  ['GlobalBatch', 'anywhere'],
  ['Developer', 'anywhere'],
  ['DeveloperTier', 'anywhere'],
])

const deployment = v.pipe(
  v.object({ sku: v.object({ name: v.string() }) }),
  v.transform(({ sku }) => reaches.get(sku.name)),
  v.custom<Reach>((reach) => reach !== undefined),
)

/** The zone of a member state is all of them, the zone of the United States is they: the same page. */
const zones: ReadonlyMap<string, string> = new Map([
  ...[
    'austriaeast',
    'belgiumcentral',
    'denmarkeast',
    'francecentral',
    'germanywestcentral',
    'italynorth',
    'northeurope',
    'polandcentral',
    'spaincentral',
    'swedencentral',
    'westeurope',
  ].map((region) => [region, 'europe'] as const),
  ...[
    'centralus',
    'eastus',
    'eastus2',
    'northcentralus',
    'southcentralus',
    'westcentralus',
    'westus',
    'westus2',
    'westus3',
  ].map((region) => [region, 'unitedstates'] as const),
])

/** One for each reach: two deployments of one kind send prompts to the same places. */
export function processedAt(observation: Observation, { location }: ArmBody): Fact<Reference[]> {
  const { account } = observation
  return pointers('replica', mechanism, beside(observation, action, listOf(deployment)), (all) =>
    [...new Set(all)]
      .toSorted()
      .map((reach) => ({ locator: map(extent(reach, location.region), (name) => `azure-region:${name}`), account })),
  )
}

function extent(reach: Reach, region: Fact<string>): Fact<string> {
  if (reach === 'anywhere') return known('global', [])
  if (reach === 'region' || region.state === 'unknown') return region
  const zone = zones.get(region.value)
  return zone === undefined ? unknown('unsupported') : known(zone, region.from)
}
