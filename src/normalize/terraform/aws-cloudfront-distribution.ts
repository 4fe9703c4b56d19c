// aws_cloudfront_distribution: what it keeps of which origins, whom it serves, how it is reached, and where it writes down who asked.
import { type Answered, type Planned, told } from './translation.ts'
import { at, chosen, each, isSet, listIn, of, tagList, textIn, usual } from './values.ts'

export function distribution({ main, row }: Planned): Answered[] {
  const geo = of(main, 'restrictions', 0, 'geo_restriction', 0)
  const certificate = of(main, 'viewer_certificate', 0)
  const bucket = of(main, 'logging_config', 0, 'bucket')
  return [
    told('cloudfront:ListDistributions', row, {
      Items: [
        {
          ARN: row.id,
          DomainName: of(main, 'domain_name'),
          Origins: counted(each(of(main, 'origin'), origin)),
          OriginGroups: counted(each(of(main, 'origin_group'), group)),
          DefaultCacheBehavior: behaviour(
            of(main, 'default_cache_behavior', 0),
            usual(main, 'default_cache_behavior.min_ttl'),
          ),
          CacheBehaviors: counted(
            each(of(main, 'ordered_cache_behavior'), (one) =>
              behaviour(one, usual(main, 'ordered_cache_behavior.min_ttl')),
            ),
          ),
          Restrictions: {
            GeoRestriction: {
              RestrictionType: at(geo, 'restriction_type'),
              ...(counted(each(at(geo, 'locations'), (one) => one)) as object), // `as`: a mark is an object, too
            },
          },
          ViewerCertificate: {
            CloudFrontDefaultCertificate:
              at(certificate, 'cloudfront_default_certificate') ??
              usual(main, 'viewer_certificate.cloudfront_default_certificate'),
            MinimumProtocolVersion:
              textIn(chosen(at(certificate, 'minimum_protocol_version'))) ??
              usual(main, 'viewer_certificate.minimum_protocol_version'),
          },
        },
      ],
    }),
    told('cloudfront:ListCachePolicies', row, keepingNothing),
    told('cloudfront:GetDistributionConfig', row, {
      Logging: isSet(bucket) ? { Enabled: true, Bucket: bucket } : { Enabled: false },
    }),
    told('cloudfront:ListTagsForResource', row, { Tags: { Items: tagList(main) } }),
  ]
}

/** The one policy of CloudFront's own that keeps nothing; of any other it is taken that it does: using-managed-cache-policies.html */
const keepingNothing = {
  Items: [
    {
      CachePolicy: {
        Id: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        CachePolicyConfig: { MinTTL: 0, DefaultTTL: 0, MaxTTL: 0 },
      },
    },
  ],
}

/** As CloudFront writes lists. */
function counted(list: unknown): unknown {
  const items = listIn(list)
  return items === undefined ? list : { Quantity: items.length, Items: items }
}

function origin(one: unknown): unknown {
  const custom = at(one, 'custom_origin_config', 0)
  const shield = at(one, 'origin_shield', 0)
  return {
    Id: at(one, 'origin_id'),
    DomainName: at(one, 'domain_name'),
    ...(isSet(custom)
      ? {
          CustomOriginConfig: {
            OriginProtocolPolicy: at(custom, 'origin_protocol_policy'),
            OriginSslProtocols: counted(each(at(custom, 'origin_ssl_protocols'), (name) => name)),
          },
        }
      : isSet(at(one, 'vpc_origin_config'))
        ? {}
        : { S3OriginConfig: {} }),
    ...(isSet(shield)
      ? {
          OriginShield: {
            Enabled: at(shield, 'enabled'),
            OriginShieldRegion: textIn(at(shield, 'origin_shield_region')),
          },
        }
      : {}),
  }
}

const group = (one: unknown) => ({
  Id: at(one, 'origin_id'),
  Members: counted(each(at(one, 'member'), (member) => ({ OriginId: at(member, 'origin_id') }))),
})

const behaviour = (one: unknown, minTtl: unknown) => ({
  TargetOriginId: at(one, 'target_origin_id'),
  ViewerProtocolPolicy: at(one, 'viewer_protocol_policy'),
  CachePolicyId: textIn(chosen(at(one, 'cache_policy_id'))),
  MinTTL: chosen(at(one, 'min_ttl')) ?? minTtl,
  DefaultTTL: chosen(at(one, 'default_ttl')),
  MaxTTL: chosen(at(one, 'max_ttl')),
  RealtimeLogConfigArn: textIn(chosen(at(one, 'realtime_log_config_arn'))),
})
