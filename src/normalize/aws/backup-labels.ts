// The tags of what AWS Backup keeps, which a call of their own tells.
import type { Fact } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Label } from '../../model/resource.ts'
import { askedLabels, tagsUnder } from './labels.ts'
import type { Telling } from './telling.ts'

export const backupTagging = 'backup:ListTags'

export const backupLabels = (told: Telling, observation: Observation): Fact<Label[]> =>
  askedLabels(told, observation, backupTagging, tagsUnder('Tags'))
