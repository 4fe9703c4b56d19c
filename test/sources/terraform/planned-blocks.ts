// Plans that make all they speak of, whose resources point at one another by references alone.
import { normalize } from '../../../src/normalize/index.ts'
import type { Resource } from '../../../src/model/resource.ts'
import { reading, referencesOf, toResource } from '../../normalize/aws/facts-of.ts'
import { block, change, named, planOf, read, to, type Values } from './sample-plan.ts'

const subscription = '22223333-4444-5555-6666-777788889999'
export const group = `/subscriptions/${subscription}/resourceGroups/shop`
const providers = {
  azurerm: { name: 'azurerm', expressions: { subscription_id: { constant_value: subscription } } },
}

/** As the provider writes its references: the attribute, then the resource. */
export const ref = (address: string, attribute = 'id'): object => to(`${address}.${attribute}`, address)

interface Block {
  after?: Values
  /** What stands for an attribute that nobody knows before apply; a list of blocks has those of each. */
  refs?: Record<string, object>
  /** Where that is not the whole of an attribute. */
  open?: Values
  /** It is there already, as it will be. */
  kept?: true
}

const unknownIn = (refs: Record<string, object>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(refs).map(([name, at]) => [
      name,
      Array.isArray(at) ? at.map((one: object) => unknownIn({ ...one })) : true,
    ]),
  )

/** Of a list: each of its members refers to one of these. */
export const refs = (...addresses: string[]): object =>
  to(...addresses.flatMap((address) => [`${address}.id`, address]))

/** Of AWS, all in one account and region. */
export const planOfAws = (blocks: Record<string, Block>): object =>
  planOf({
    changes: Object.entries(blocks).map(([address, { after = {}, refs = {}, open = {}, kept }]) =>
      change(address, {
        ...(kept === undefined ? { after } : { actions: ['no-op'], before: { ...after }, after: { ...after } }),
        unknown: { ...unknownIn(refs), ...open },
      }),
    ),
    resources: Object.entries(blocks).map(([address, { refs = {} }]) => block(address, refs)),
  })

/** Each as that plan tells of it. */
export function plannedAws(blocks: Record<string, Block>): (address: string) => Resource {
  const { after } = read(planOfAws(blocks), { account: '111122223333' })
  return (address) => toResource(normalize(named(after, address)))
}

/** One of Azure that makes all of these. */
export const planOfBlocks = (blocks: Record<string, Block>): object =>
  planOf({
    providers,
    changes: Object.entries(blocks).map(([address, { after = {}, refs = {}, open = {} }]) =>
      change(address, {
        after: { resource_group_name: 'shop', ...after },
        unknown: { id: true, ...unknownIn(refs), ...open },
      }),
    ),
    resources: Object.entries(blocks).map(([address, { refs = {} }]) => block(address, refs, 'azurerm')),
  })

/** Each as that plan tells of it. */
export function planned(blocks: Record<string, Block>): (address: string) => Resource {
  const { after } = read(planOfBlocks(blocks))
  return (address) => toResource(normalize(named(after, address)))
}

export const told = (resource: Resource, role: string) =>
  referencesOf(resource)
    .filter((one) => one.role === role)
    .map(({ mechanism, locator, region }) => [mechanism, reading(locator), region])
