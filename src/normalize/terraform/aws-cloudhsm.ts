// aws_cloudhsm_v2_cluster with its devices: in which zones they are, and the backup that it is made of.
import { notTold } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, of, tagList, textIn } from './values.ts'

export const hsmCluster = ({ main, row, parts }: Planned): Answered[] => [
  told('cloudhsm:DescribeClusters', row, {
    Clusters: [
      {
        ClusterId: row.name,
        BackupRetentionPolicy: notTold, // no attribute says so
        Hsms: allOf(
          main,
          parts('aws_cloudhsm_v2_hsm').map((one) => ({
            AvailabilityZone: of(one, 'availability_zone'),
            State: one.isNew ? 'ACTIVE' : of(one, 'hsm_state'),
          })),
        ),
        SourceBackupId: textIn(of(main, 'source_backup_identifier')),
        TagList: tagList(main),
      },
    ],
  }),
]
