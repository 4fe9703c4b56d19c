// How a distribution encrypts what passes it: between viewers and the edge, and between the edge and each origin.
import * as v from 'valibot'
import { allTrue, chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { InTransit } from '../../model/facets.ts'
import { behavioursOf, type Origin, originsOf } from './cloudfront-shapes.ts'
import { field, type Telling } from './telling.ts'
import { lowest, tlsVersion } from './tls-version.ts'

export function inTransit(told: Telling): InTransit {
  const origins = originsOf(told)
  const refused = map(behavioursOf(told), (list) =>
    list.every(({ ViewerProtocolPolicy }) => ViewerProtocolPolicy !== 'allow-all'),
  )
  return {
    enforced: chain(origins, (list, from) => allTrue(refused, ...list.map((one) => isEncrypted(one, from)))),
    minimumVersion: chain(origins, (list, from) =>
      lowest(field(told, 'ViewerCertificate', certificate), ...list.map((one) => versionTo(one, from))),
    ),
  }
}

/** To a bucket it speaks as the viewer does, as also where it is told to "match": AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-s3-origin.html */
function isEncrypted({ S3OriginConfig, CustomOriginConfig }: Origin, from: number[]): Fact<boolean> {
  if (CustomOriginConfig) return known(CustomOriginConfig.OriginProtocolPolicy !== 'http-only', from)
  return S3OriginConfig ? known(true, from) : unknown('unsupported') // in a network, where the origin is a resource of its own
}

/** What its own certificate offers is fixed, whatever is said beside: distribution-web-values-specify.html */
const certificate = v.pipe(
  v.object({ CloudFrontDefaultCertificate: v.nullish(v.boolean()), MinimumProtocolVersion: v.string() }),
  v.transform(({ CloudFrontDefaultCertificate: own, MinimumProtocolVersion }) =>
    own === true ? 1 : tlsVersion(MinimumProtocolVersion),
  ),
  v.number(),
)

/** S3 accepts nothing older than 1.2. Of several that an origin may speak, the oldest is the one to count on. */
function versionTo({ S3OriginConfig, CustomOriginConfig }: Origin, from: number[]): Fact<number> {
  if (S3OriginConfig && !CustomOriginConfig) return known(1.2, from)
  const versions = (CustomOriginConfig?.OriginSslProtocols ?? []).map((name) => tlsVersion(name) ?? Number.NaN)
  const oldest = Math.min(...versions) // of none it is endless
  return Number.isFinite(oldest) ? known(oldest, from) : unknown('unsupported')
}
