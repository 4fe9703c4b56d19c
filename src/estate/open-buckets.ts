// Whether anyone may open a bucket, once its account has had its say.
import { isSurely, known } from '../model/fact.ts'
import type { Exposure } from '../model/facets.ts'
import type { Resource } from '../model/resource.ts'
import type { Survey } from './survey.ts'

/**
 * The stricter of the two blocks holds: AmazonS3/latest/userguide/access-control-block-public-access.html. An account that lets
 * its buckets decide, or that nobody asked, takes nothing away; of Azure its policies bind new resources only.
 */
export function openTo(
  { type, owner }: Resource,
  { public: own }: Exposure,
  survey: Pick<Survey, 'sharedBy'>,
): Exposure {
  if (type !== 'AWS::S3::Bucket' || isSurely(own, false)) return { public: own }
  const { closed } = survey.sharedBy(owner.account)
  return { public: closed !== undefined && isSurely(closed, true) ? known(false, []) : own }
}
