// The tags of what AWS Backup keeps, which a call of their own tells.
import * as v from 'valibot'
import type { Fact } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Label } from '../../model/resource.ts'
import { ask, call } from './answers.ts'
import { tagList } from './labels.ts'
import type { Telling } from './telling.ts'

export const backupTagging = 'backup:ListTags'

const tags = v.pipe(
  v.object({ Tags: tagList }),
  v.transform(({ Tags }) => Tags),
)

export const backupLabels = ({ labels }: Telling, { answers }: Observation): Fact<Label[]> =>
  labels ?? ask(answers, call(backupTagging), tags)
