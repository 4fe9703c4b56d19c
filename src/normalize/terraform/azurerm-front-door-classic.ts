// azurerm_frontdoor, as Front Door was before it became a profile: its rules lead from its hosts to pools, and all of them are within it.
import { isMark, type PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, enabledWord, idUnder } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, each, isSet, leadingTo, of, textIn, unlessMarked, usual } from './values.ts'

export function classicFrontDoor(planned: Planned): Answered[] {
  const { main, row } = planned
  return [
    body(planned, 'Microsoft.Network/frontDoors', {
      location: 'global', // it has no other
      properties: {
        enabledState: enabledWord(of(main, 'load_balancer_enabled') ?? usual(main, 'load_balancer_enabled')),
        frontendEndpoints: each(of(main, 'frontend_endpoint'), (one) => frontend(planned, one)),
        routingRules: each(of(main, 'routing_rule'), (one) => rule(row, main, one)),
        backendPools: each(of(main, 'backend_pool'), (one) => ({
          id: poolCalled(row, at(one, 'name')),
          properties: { backends: each(at(one, 'backend'), backend) },
        })),
      },
    }),
    diagnostics(planned),
  ]
}

/** The lowest version of TLS is one that the provider picks, and reads back. */
function frontend({ parts }: Planned, one: unknown) {
  const own = parts('azurerm_frontdoor_custom_https_configuration').find((apart) =>
    isOf(of(apart, 'frontend_endpoint_id'), at(one, 'name')),
  )
  const lowest = own && textIn(unlessMarked(at(own.values, 'custom_https_configuration', 0, 'minimum_tls_version')))
  return {
    properties: {
      hostName: at(one, 'host_name'),
      ...(lowest === undefined ? {} : { customHttpsConfiguration: { minimumTlsVersion: lowest } }),
    },
  }
}

const isOf = (id: unknown, name: unknown): boolean =>
  typeof id === 'string' && typeof name === 'string' && id.toLowerCase().endsWith(`/${name.toLowerCase()}`)

const poolCalled = ({ id }: PlannedRow, name: unknown): unknown => idUnder(id, 'backendPools', name)

function backend(one: unknown): unknown {
  const address = at(one, 'address')
  return leadingTo(address, { address, enabledState: enabledWord(at(one, 'enabled')) })
}

/** Who a rules engine is for no attribute says; what is new has none. */
function rule(row: PlannedRow, main: PlannedRow | undefined, one: unknown) {
  const [forwarding, redirect] = [at(one, 'forwarding_configuration'), at(one, 'redirect_configuration')]
  return {
    properties: {
      acceptedProtocols: at(one, 'accepted_protocols'),
      enabledState: enabledWord(at(one, 'enabled')),
      ...(main?.isNew === true ? { rulesEngine: null } : {}),
      routeConfiguration: isMark(forwarding)
        ? forwarding
        : isSet(forwarding)
          ? forward(row, at(forwarding, 0))
          : { redirectProtocol: at(redirect, 0, 'redirect_protocol') },
    },
  }
}

const forward = (row: PlannedRow, way: unknown) => ({
  backendPool: { id: poolCalled(row, at(way, 'backend_pool_name')) },
  forwardingProtocol: at(way, 'forwarding_protocol'),
  cacheConfiguration: cache(at(way, 'cache_enabled')),
})

const cache = (isOn: unknown): unknown => (isMark(isOn) ? isOn : isOn === true ? {} : null)
