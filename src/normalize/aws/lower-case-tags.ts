// The tags of the younger services, which write them without capitals.
import * as v from 'valibot'
import type { Label } from '../../model/resource.ts'

export const lowerCaseTags = v.pipe(
  v.array(v.object({ key: v.string(), value: v.string() })),
  v.transform((tags) => tags.map(({ key, value }): Label => ({ key, value, from: 'tag' }))),
)
