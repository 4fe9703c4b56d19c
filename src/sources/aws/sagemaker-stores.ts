// Where SageMaker keeps data by itself, each with its settings and its tags: the homes of the people of a domain, and groups of features.
import {
  DescribeDomainCommand,
  DescribeFeatureGroupCommand,
  ListDomainsCommand,
  ListFeatureGroupsCommand,
} from '@aws-sdk/client-sagemaker'
import { collection, question } from './collection.ts'
import { ownSettings, profiles } from './sagemaker-profiles.ts'
import { MaxResults, sagemaker as service, tagsOf } from './sagemaker.ts'

export const studioDomains = collection({
  service,
  type: 'AWS::SageMaker::Domain',
  operation: 'ListDomains',
  send: (client, NextToken) => client.send(new ListDomainsCommand({ NextToken, MaxResults })),
  items: ({ Domains }) => Domains,
  next: ({ NextToken }) => NextToken,
  id: ({ DomainId }) => DomainId,
  questions: [
    question({
      operation: 'DescribeDomain',
      send: (client, { DomainId }) => client.send(new DescribeDomainCommand({ DomainId })),
    }),
    tagsOf(({ DomainArn }) => DomainArn),
    profiles,
    ownSettings,
  ],
})

export const featureGroups = collection({
  service,
  type: 'AWS::SageMaker::FeatureGroup',
  operation: 'ListFeatureGroups',
  send: (client, NextToken) => client.send(new ListFeatureGroupsCommand({ NextToken, MaxResults })),
  items: ({ FeatureGroupSummaries }) => FeatureGroupSummaries,
  next: ({ NextToken }) => NextToken,
  id: ({ FeatureGroupName }) => FeatureGroupName,
  questions: [
    question({
      operation: 'DescribeFeatureGroup', // its pages are those of the features, which nobody reads
      send: (client, { FeatureGroupName }) => client.send(new DescribeFeatureGroupCommand({ FeatureGroupName })),
    }),
    tagsOf(({ FeatureGroupArn }) => FeatureGroupArn),
  ],
})
