// aws_api_gateway_stage, where it has a cache: whether what lies in that is encrypted.
import { notTold, others } from '../../model/planned.ts'
import { ofStage, saidIn } from './aws-api-gateway-rest.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { chosen, of, tagsOf, usual } from './values.ts'

export const apiCache = (planned: Planned): Answered[] => [
  told('apigateway:GetStages', planned.row, {
    item: [
      {
        stageName: planned.row.name,
        tags: tagsOf(planned.main),
        cacheClusterEnabled: of(planned.main, 'cache_cluster_enabled') ?? usual(planned.main, 'cache_cluster_enabled'),
        methodSettings: cached(planned),
      },
    ],
  }),
]

const everyMethod = '*/*'

/**
 * Only by way of its API is it known what else is set of a stage. What holds for every method where nobody here says so, somebody
 * else may have said of a stage that exists.
 */
function cached({ main, parts }: Planned): unknown {
  if (parts('aws_api_gateway_rest_api').length === 0) return notTold
  const settings = ofStage(parts('aws_api_gateway_method_settings'), of(main, 'stage_name'))
  const own = settings.map((one): [string, unknown] => {
    const path = of(one, 'method_path')
    return [
      typeof path === 'string' ? path : one.address,
      {
        cachingEnabled: saidIn(one, 'caching_enabled'),
        cacheDataEncrypted: chosen(saidIn(one, 'cache_data_encrypted')),
      },
    ]
  })
  if (main?.isNew === true) return Object.fromEntries(own)
  return own.some(([path]) => path === everyMethod) ? Object.fromEntries([...own, ['others', others]]) : notTold
}
