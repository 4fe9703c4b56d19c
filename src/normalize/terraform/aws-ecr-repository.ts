// aws_ecr_repository, and the rules by which the registry of its account and region copies images.
import { type Answered, type Planned, told } from './translation.ts'
import { at, each, of, tagList, textIn, usual } from './values.ts'

export function repository({ main, row, parts }: Planned): Answered[] {
  const [registry] = parts('aws_ecr_replication_configuration')
  const encryption = of(main, 'encryption_configuration')
  return [
    told('ecr:DescribeRepositories', row, {
      repositories: [
        {
          repositoryArn: row.id,
          encryptionConfiguration:
            encryption === undefined || Array.isArray(encryption)
              ? {
                  encryptionType:
                    at(encryption, 0, 'encryption_type') ?? usual(main, 'encryption_configuration.encryption_type'),
                  kmsKey: textIn(at(encryption, 0, 'kms_key')),
                }
              : encryption,
        },
      ],
    }),
    // Of the registry of an account, which was there before, nobody knows whether it has other rules.
    registry === undefined
      ? undefined
      : told('ecr:DescribeRegistry', registry, {
          replicationConfiguration: {
            rules: each(of(registry, 'replication_configuration', 0, 'rule'), (rule) => ({
              destinations: each(at(rule, 'destination'), (to) => ({
                region: at(to, 'region'),
                registryId: at(to, 'registry_id'),
              })),
              repositoryFilters: each(at(rule, 'repository_filter'), (filter) => ({
                filter: at(filter, 'filter'),
                filterType: at(filter, 'filter_type'),
              })),
            })),
          },
        }),
    told('ecr:ListTagsForResource', row, { tags: tagList(main) }),
  ]
}
