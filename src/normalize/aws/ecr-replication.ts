// Which registries the images of a repository are copied to, by the rules of its own registry.
import * as v from 'valibot'
import { type Fact, known } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import type { Arn } from './arn.ts'

const text = v.pipe(v.string(), v.nonEmpty())
const filter = v.object({ filter: text, filterType: v.literal('PREFIX_MATCH') })

const rules = v.pipe(
  v.object({
    replicationConfiguration: v.object({
      rules: v.array(
        v.object({
          destinations: v.array(v.object({ region: text, registryId: text })),
          repositoryFilters: v.nullish(v.array(filter)),
        }),
      ),
    }),
  }),
  v.transform(({ replicationConfiguration }) => replicationConfiguration.rules),
)

/**
 * A rule without filters is for all repositories. What was pushed before the rule stays where it is, and copies outlive
 * their rule; a copy does not name its original: https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html
 */
export const replicas = ({ answers }: Observation, arn: Arn): Fact<Reference[]> =>
  pointers('replica', 'ecr-replication', ask(answers, call('ecr:DescribeRegistry'), rules), (all, from) => {
    const copies = all
      .filter(({ repositoryFilters: only }) => !only?.length || only.some((one) => arn.name.startsWith(one.filter)))
      .flatMap(({ destinations }) => destinations.map((to) => copyIn(to, arn)))
    return [...new Set(copies)].map((copy) => ({ locator: known(copy, from) }))
  })

/** A copy has the name of its original. */
const copyIn = ({ region, registryId }: { region: string; registryId: string }, { partition, name }: Arn): string =>
  `arn:${partition}:ecr:${region}:${registryId}:repository/${name}`
