// The tags of a database and of a snapshot of one.
import type { Fact } from '../../model/fact.ts'
import type { Label } from '../../model/resource.ts'
import { tagList } from './labels.ts'
import { field, type Telling } from './telling.ts'

/** RDS lists the tags with the resource, to those who may read tags. */
export const rdsLabels = (told: Telling): Fact<Label[]> =>
  told.labels ?? field({ ...told, permission: 'rds:ListTagsForResource' }, 'TagList', tagList)
