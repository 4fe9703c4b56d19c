// The version of TLS in a name, as AWS writes it: `TLSv1`, `TLSv1.2`, and with the year of a policy `TLSv1_2016` and `TLSv1.2_2021`; and the oldest of several.
import { type Fact, known, partialAs } from '../../model/fact.ts'

/** Whatever SSL there was is none of them; undefined for a word that is new to us. */
export function tlsVersion(name: string): number | undefined {
  if (name.startsWith('SSL')) return 0
  const [known, minor = '0'] = /^TLSv1(?:\.(\d))?(?:_\d{4})?$/.exec(name) ?? []
  return known === undefined ? undefined : 1 + Number(minor) / 10
}

/** The oldest that a policy of API Gateway accepts, which its name tells: `TLS_1_0`, `SecurityPolicy_TLS13_1_2_2021_06`, `SecurityPolicy_TLS12_PFS_2025_EDGE`. */
export function policyTls(name: string): number | undefined {
  const [, plain, least, only] =
    /^(?:TLS_1_([0-3])|SecurityPolicy_TLS13_1_([23])_.+|SecurityPolicy_TLS1([23])_(?!1_).+)$/.exec(name) ?? []
  const minor = plain ?? least ?? only
  return minor === undefined ? undefined : 1 + Number(minor) / 10
}

/**
 * The oldest that a policy of a load balancer accepts, which its name tells too: `ELBSecurityPolicy-TLS13-1-2-Res-2021-06`,
 * `ELBSecurityPolicy-FS-1-1-2019-08`, or nothing of it where that is 1.0.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
export function balancerTls(name: string): number | undefined {
  const [known, minor = '0'] =
    /^ELBSecurityPolicy-(?:(?:TLS13|TLS|FS)-(?:1-([0-3])-)?)?(?:[A-Za-z]\w*-)*20\d\d-\d\d$/.exec(name) ?? []
  return known === undefined ? undefined : 1 + Number(minor) / 10
}

/** The oldest of several. What was read of it is no more than the whole, and may be less. */
export function lowest(...versions: Fact<number>[]): Fact<number> {
  const read = versions.flatMap((one) => (one.state === 'unknown' ? [] : [one]))
  const gap = versions.find((one) => one.state === 'unknown')
  const least = Math.min(...read.map(({ value }) => value))
  const from = [...new Set(read.flatMap((one) => one.from))]
  if (gap === undefined) return known(least, from)
  return read.length === 0 ? gap : partialAs(least, gap, from)
}
