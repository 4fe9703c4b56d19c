// The workgroups that open a namespace of Redshift Serverless: who reaches it, and what is demanded of them.
import * as v from 'valibot'
import { type Fact, map } from '../../model/fact.ts'
import type { Answer } from '../../model/observation.ts'
import { ask, call } from './answers.ts'
import type { Telling } from './telling.ts'

export interface Workgroup {
  isPublic: boolean
  /** As text, those of AWS's own choice too. */
  parameters: Readonly<Record<string, string>>
}

const parameters = v.pipe(
  v.array(v.object({ parameterKey: v.string(), parameterValue: v.string() })),
  v.transform((list) => Object.fromEntries(list.map((one) => [one.parameterKey, one.parameterValue]))),
)
const workgroup = v.object({
  namespaceName: v.string(),
  publiclyAccessible: v.boolean(),
  configParameters: v.optional(parameters, []),
})

/** All of them or nothing: one that is not understood may be of any namespace. */
export const workgroupsOf = ({ arn }: Telling, answers: readonly Answer[]): Fact<Workgroup[]> =>
  map(
    ask(answers, call('redshift-serverless:ListWorkgroups'), v.object({ workgroups: v.array(workgroup) })),
    ({ workgroups }) =>
      workgroups
        .filter(({ namespaceName }) => namespaceName === arn.name)
        .map((one) => ({ isPublic: one.publiclyAccessible, parameters: one.configParameters })),
  )
