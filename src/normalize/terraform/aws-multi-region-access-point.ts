// aws_s3control_multi_region_access_point: one name for buckets in several regions, to each of which requests may go.
import { type Answered, type Planned, told } from './translation.ts'
import { at, each, listIn, of, textIn } from './values.ts'

export function multiRegionAccessPoint({ main, row }: Planned): Answered[] {
  const details = of(main, 'details', 0)
  const buckets = each(at(details, 'region'), (one) => ({
    Bucket: at(one, 'bucket'),
    BucketAccountId: textIn(at(one, 'bucket_account_id')),
  }))
  return [
    told('s3-control:ListMultiRegionAccessPoints', row, { AccessPoints: [{ Name: row.name, Regions: buckets }] }),
    // All are open where nobody has turned a dial, which no plan does: AmazonS3/latest/userguide/MrapFailover.html
    main?.isNew === true
      ? told('s3-control:GetMultiRegionAccessPointRoutes', row, { Routes: listIn(buckets)?.map(open) ?? buckets })
      : undefined,
  ]
}

const open = (bucket: unknown) => ({ Bucket: at(bucket, 'Bucket'), TrafficDialPercentage: 100 })
