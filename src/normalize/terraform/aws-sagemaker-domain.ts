// aws_sagemaker_domain with the profiles of its people: the buckets that they share results in, and the keys of those.
import { notTold } from '../../model/planned.ts'
import { bucketUri } from './bucket-uri.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, at, of, tagList, textIn, unlessMarked } from './values.ts'

export function studioDomain({ main, row, parts }: Planned): Answered[] {
  const profiles = parts('aws_sagemaker_user_profile').map((one) => ({
    UserProfileName: unlessMarked(of(one, 'user_profile_name')) ?? one.address,
    UserSettings: settingsIn(of(one, 'user_settings', 0)),
  }))
  return [
    told('sagemaker:DescribeDomain', row, {
      DomainArn: row.id,
      KmsKeyId: textIn(of(main, 'kms_key_id')),
      DefaultUserSettings: main === undefined ? notTold : settingsIn(of(main, 'default_user_settings', 0)),
    }),
    told('sagemaker:ListUserProfiles', row, {
      UserProfiles: allOf(
        main,
        profiles.map(({ UserProfileName }) => ({ UserProfileName })),
      ),
    }),
    told('sagemaker:DescribeUserProfile', row, { profiles }),
    told('sagemaker:ListTags', row, { Tags: tagList(main) }),
  ]
}

function settingsIn(settings: unknown) {
  const shared = at(settings, 'sharing_settings', 0)
  const made = at(settings, 'canvas_app_settings', 0, 'workspace_settings', 0)
  return {
    SharingSettings: {
      NotebookOutputOption: textIn(at(shared, 'notebook_output_option')),
      S3OutputPath: bucketUri(at(shared, 's3_output_path')),
      S3KmsKeyId: textIn(at(shared, 's3_kms_key_id')),
    },
    CanvasAppSettings: {
      WorkspaceSettings: {
        S3ArtifactPath: bucketUri(at(made, 's3_artifact_path')),
        S3KmsKeyId: textIn(at(made, 's3_kms_key_id')),
      },
    },
  }
}
