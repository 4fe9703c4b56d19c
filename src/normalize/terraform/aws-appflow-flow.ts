// aws_appflow_flow: the bucket or the service that it takes data from, and those that it brings them to.
import { isRecord } from '../../model/json.ts'
import { isMark } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, each, isSet, of, tagsOf, textIn, written } from './values.ts'

export const dataFlow = ({ main, row }: Planned): Answered[] => [
  told('appflow:DescribeFlow', row, {
    flowArn: row.id,
    kmsArn: textIn(written(main, 'kms_arn')), // without one it is AppFlow's own
    tags: tagsOf(main),
    sourceFlowConfig: endOf(of(main, 'source_flow_config', 0), 'source'),
    destinationFlowConfigList: each(of(main, 'destination_flow_config'), (one) => endOf(one, 'destination')),
  }),
]

/** Under the name of the connector, as AppFlow has it; Terraform has a block of another name for each, of which one is set. */
function endOf(one: unknown, side: 'source' | 'destination'): unknown {
  const connectorType = at(one, 'connector_type')
  const blocks = at(one, `${side}_connector_properties`, 0)
  if (typeof connectorType !== 'string' || isMark(blocks)) return isMark(connectorType) ? connectorType : blocks
  const block = isRecord(blocks) ? Object.values(blocks).find(isSet) : undefined
  return { connectorType, [`${side}ConnectorProperties`]: { [connectorType]: settingsIn(block) } }
}

const settingsIn = (block: unknown) => ({
  bucketName: textIn(at(block, 0, 'bucket_name')),
  intermediateBucketName: textIn(at(block, 0, 'intermediate_bucket_name')),
  errorHandlingConfig: { bucketName: textIn(at(block, 0, 'error_handling_config', 0, 'bucket_name')) },
})
