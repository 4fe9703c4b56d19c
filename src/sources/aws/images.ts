// Machine images of the account, each with who else may start it.
import { DescribeImageAttributeCommand, DescribeImagesCommand } from '@aws-sdk/client-ec2'
import { collection, question } from './collection.ts'
import { ec2 } from './ec2.ts'

/** Without an owner, EC2 lists those of everyone who shares any; and it leaves out what is disabled, which is still kept. */
export const images = collection({
  service: ec2,
  type: 'AWS::EC2::Image',
  operation: 'DescribeImages',
  send: (client, NextToken) =>
    client.send(
      new DescribeImagesCommand({
        NextToken,
        MaxResults: 1_000,
        Owners: ['self'],
        IncludeDeprecated: true,
        IncludeDisabled: true,
      }),
    ),
  items: ({ Images }) => Images,
  next: ({ NextToken }) => NextToken,
  id: ({ ImageId }) => ImageId,
  told: 'Images',
  questions: [
    question({
      operation: 'DescribeImageAttribute',
      send: (client, { ImageId }) =>
        client.send(new DescribeImageAttributeCommand({ ImageId, Attribute: 'launchPermission' })),
    }),
  ],
})
