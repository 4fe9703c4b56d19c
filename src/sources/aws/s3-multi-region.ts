// Multi-region access points of S3: for the whole account, each with the buckets behind it and which of them it sends requests to.
import {
  GetMultiRegionAccessPointRoutesCommand,
  ListMultiRegionAccessPointsCommand,
  type MultiRegionAccessPointReport,
} from '@aws-sdk/client-s3-control'
import { collection, question } from './collection.ts'
import { seedOf } from './partition.ts'
import { s3Control } from './s3-control.ts'

/** All of them answer in Oregon, wherever their buckets are: AmazonS3/latest/userguide/MultiRegionAccessPointRestrictions.html */
const seat = (partition: string): string => (partition === 'aws' ? 'us-west-2' : seedOf(partition))

export const multiRegionAccessPoints = collection({
  service: s3Control,
  type: 'AWS::S3::MultiRegionAccessPoint',
  regionless: true,
  seat,
  operation: 'ListMultiRegionAccessPoints',
  permission: 's3:ListMultiRegionAccessPoints',
  send: (client, NextToken, { account }) =>
    client.send(new ListMultiRegionAccessPointsCommand({ AccountId: account, NextToken, MaxResults: 1_000 })),
  items: ({ AccessPoints }) => AccessPoints,
  next: ({ NextToken }) => NextToken,
  id: ({ Name }: MultiRegionAccessPointReport) => Name,
  told: 'AccessPoints',
  questions: [
    question({
      operation: 'GetMultiRegionAccessPointRoutes',
      when: ({ Alias }) => Boolean(Alias), // one that is being made has none yet
      send: (client, { Alias }, { partition, account }) =>
        client.send(
          new GetMultiRegionAccessPointRoutesCommand({
            AccountId: account,
            Mrap: `arn:${partition}:s3::${account}:accesspoint/${Alias}`,
          }),
        ),
    }),
  ],
})
