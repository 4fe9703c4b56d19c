// The people of a domain of SageMaker, of whom each may send results elsewhere than the domain does.
import { DescribeUserProfileCommand, ListUserProfilesCommand, type SageMakerClient } from '@aws-sdk/client-sagemaker'
import { listQuestion } from './collection.ts'
import { eachListed } from './each-listed.ts'
import { eachOf } from './listing.ts'
import { oncePerItem } from './once-per.ts'

interface Domain {
  DomainId?: string | undefined
}

interface Profile {
  UserProfileName: string | undefined
}

/** Asked of a domain and not of a region, most of which have none. Of a profile nobody here needs more than the name. */
export const profiles = oncePerItem<SageMakerClient, Domain>(
  listQuestion({
    operation: 'ListUserProfiles',
    name: 'UserProfiles',
    send: (client, { DomainId }, NextToken) =>
      client.send(new ListUserProfilesCommand({ DomainIdEquals: DomainId, NextToken, MaxResults: 100 })),
    items: ({ UserProfiles }) => eachOf(UserProfiles, ({ UserProfileName }): Profile => ({ UserProfileName })),
    next: ({ NextToken }) => NextToken,
    id: ({ UserProfileName }) => UserProfileName,
  }),
)

export const ownSettings = eachListed({
  list: profiles,
  listed: 'UserProfiles',
  name: 'profiles',
  operation: 'DescribeUserProfile',
  send: (client: SageMakerClient, { UserProfileName }: Profile, { DomainId }: Domain) =>
    client.send(new DescribeUserProfileCommand({ DomainId, UserProfileName })),
})
