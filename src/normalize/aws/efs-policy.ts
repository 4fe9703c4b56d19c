// Whether a file system of EFS turns clients without TLS away, as far as its policy leaves no doubt.
import * as v from 'valibot'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { InTransit } from '../../model/facets.ts'
import type { Observation } from '../../model/observation.ts'
import { ask, call } from './answers.ts'
import { type PolicyStatement, policyText } from './bucket-policy.ts'
import { asksForTls, deniesPlaintext } from './plaintext-denial.ts'

const asking = 'elasticfilesystem:DescribeFileSystemPolicy'

const answer = v.pipe(
  v.object({ Policy: policyText }),
  v.transform(({ Policy }) => Policy),
)

/**
 * Without a policy, the default one lets in whoever reaches a mount target, with TLS or without:
 * https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
 * No setting tells the version, and no documentation which ones are refused.
 */
export const demandsOfClients = ({ answers }: Observation, fileSystem: string): InTransit => ({
  enforced: chain(ask(answers, call(asking), answer, { PolicyNotFound: [] }), (policy, from) =>
    refusesPlaintext(policy, fileSystem, from),
  ),
  minimumVersion: unknown('unsupported'),
})

/** A policy that only lets in who uses TLS has to be weighed against all that IAM lets in, which nobody here can see. */
function refusesPlaintext(policy: PolicyStatement[], fileSystem: string, from: number[]): Fact<boolean> {
  if (policy.some((one) => coversAll(one, fileSystem))) return known(true, from)
  return policy.some(asksForTls) ? unknown('unsupported', asking) : known(false, from)
}

/** One that names no resource may name all but some (`NotResource`), which the reading of policies does not keep. */
const coversAll = (one: PolicyStatement, fileSystem: string): boolean =>
  deniesPlaintext(one) &&
  one.Action.some((action) => action === '*' || action.toLowerCase() === 'elasticfilesystem:*') &&
  one.Resource.some((resource) => resource === '*' || resource === fileSystem)
