// AWS::Bedrock::ApplicationInferenceProfile: to the models of which regions Bedrock may send a prompt, as it likes; from the API alone.
import * as v from 'valibot'
import { type Fact, known } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { askedLabels, lowerCaseTagList, tagsUnder } from './labels.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'bedrock:ListTagsForResource'
const describing = {
  operation: 'bedrock:ListInferenceProfiles',
  wrapper: 'inferenceProfileSummaries',
  arn: 'inferenceProfileArn',
  tagging,
}

export function inferenceProfile(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::Bedrock::ApplicationInferenceProfile',
    holds: 'metadata', // a prompt passes through it
    facets: {},
    labels: askedLabels(told, observation, tagging, tagsUnder('tags', lowerCaseTagList)),
    references: models(told),
  })
}

const list = v.pipe(v.array(v.object({ modelArn: v.string() })), v.minLength(1))

/** The ARN of a model names its region; that of one which may be anywhere names none: bedrock/latest/userguide/inference-profiles-support.html */
const models = (told: Telling): Fact<Reference[]> =>
  pointers('replica', 'bedrock-inference-profile', field(told, 'models', list), (all, from) =>
    [...new Set(all.map(({ modelArn }) => modelArn))].map((arn) => ({ locator: known(arn, from) })),
  )
