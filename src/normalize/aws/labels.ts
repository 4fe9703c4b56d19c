// The tags of a resource, in the many ways AWS writes them.
import * as v from 'valibot'
import { type Fact, unknown } from '../../model/fact.ts'
import type { Answer, Observation } from '../../model/observation.ts'
import type { Label } from '../../model/resource.ts'
import { decode, named, unwrapJson } from '../decode.ts'
import { ask, call } from './answers.ts'
import type { Telling } from './telling.ts'

const text = v.string()
const label = (key: string, value: string): Label => ({ key, value, from: 'tag' })

export const tagList = v.pipe(
  v.array(v.object({ Key: text, Value: text })),
  v.transform((tags) => tags.map(({ Key, Value }) => label(Key, Value))),
)

/** The younger services write them without capitals. */
export const lowerCaseTagList = v.pipe(
  v.array(v.object({ key: text, value: text })),
  v.transform((tags) => tags.map(({ key, value }) => label(key, value))),
)

export const tagMap = v.pipe(
  named(text),
  v.transform((tags) => Object.entries(tags).map(([key, value]) => label(key, value))),
)

/** KMS has names of its own. */
export const keyTagList = v.pipe(
  v.array(v.object({ TagKey: text, TagValue: text })),
  v.transform((tags) => tags.map(({ TagKey, TagValue }) => label(TagKey, TagValue))),
)

// Snapshots hold a map, rows of SelectResourceConfig a list.
const inConfig = v.union([lowerCaseTagList, tagMap])

/** `BatchGetResourceConfig` gives no tags at all, so their absence says nothing; `permission` is the direct call that would. */
export function labelsInConfig(tags: unknown, permission: string): Fact<Label[]> {
  const raw = unwrapJson(tags)
  return raw === undefined || raw === null ? unknown('not-recorded', permission) : decode(inConfig, raw, [0])
}

/** An answer that holds nothing but tags, under this name. */
export const tagsUnder = (
  name: string,
  tags: v.GenericSchema<unknown, Label[]> = tagList,
): v.GenericSchema<unknown, Label[]> =>
  v.pipe(
    v.object({ [name]: tags }),
    v.transform((answer) => Object.values(answer).flat()),
  )

const isOnNoList = v.pipe(
  v.object({ ResourceTagMappingList: v.strictTuple([]) }),
  v.transform((): Label[] => []),
)

/** What is not on the list of all that bear tags, or ever did, has none; undefined where that list was not asked about it. */
export function neverTagged(answers: readonly Answer[]): Fact<Label[]> | undefined {
  const asking = call('tag:GetResources')
  const isAsked = answers.some(({ origin }) => origin.operation === asking.operation)
  return isAsked ? ask(answers, asking, isOnNoList) : undefined
}

/** As AWS Config tells them, or else the call that lists them. */
export const askedLabels = (
  { labels }: Telling,
  { answers }: Observation,
  tagging: string,
  tags: v.GenericSchema<unknown, Label[]>,
): Fact<Label[]> => labels ?? ask(answers, call(tagging), tags)
