// aws_guardduty_detector: the buckets that what it finds is exported to, and under which keys.
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, of, tagsOf } from './values.ts'

export function detector({ main, row, parts }: Planned): Answered[] {
  const exported = parts('aws_guardduty_publishing_destination')
  return [
    told('guardduty:GetDetector', row, { Tags: tagsOf(main) }),
    told('guardduty:ListPublishingDestinations', row, {
      Destinations: allOf(
        main,
        exported.map((one) => ({ DestinationId: one.address })),
      ),
    }),
    told('guardduty:DescribePublishingDestination', row, {
      destinations: exported.map((one) => ({
        DestinationProperties: { DestinationArn: of(one, 'destination_arn'), KmsKeyArn: of(one, 'kms_key_arn') },
      })),
    }),
  ]
}
