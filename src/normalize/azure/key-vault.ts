// Microsoft.KeyVault/vaults: where keys are, and the paired region that the platform copies every vault to.
import * as v from 'valibot'
import { type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'

const type = 'Microsoft.KeyVault/vaults'

export function keyVault(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const host = body.setting(['properties', 'vaultUri'], vaultHost)
  return armResource(observation, body, {
    type,
    // Others point at a vault by its host, which no part of its id is.
    ...(host.state === 'unknown' ? {} : { aliases: [host.value] }),
    holds: 'key',
    facets: {},
    references: gather(pairReference(body.location.region), logSinks(diagnosticSettings(observation))),
  })
}

const vaultHost = v.pipe(
  v.string(),
  v.url(),
  v.transform((uri) => new URL(uri).hostname.toLowerCase()),
  v.nonEmpty(),
)

/** Paired, and still not copied from; learn.microsoft.com/azure/key-vault/general/disaster-recovery-guidance names these two. */
const keptInside: ReadonlySet<string> = new Set(['brazilsouth', 'westus3'])

/** No setting turns it off. Regions without a pair are known to the region table, which estate asks. */
const pairReference = (region: Fact<string>): Fact<Reference[]> =>
  region.state === 'known' && keptInside.has(region.value)
    ? known([], region.from)
    : known([{ role: 'pair', mechanism: 'azure-key-vault-pair', locator: unknown('unresolved') }], [])
