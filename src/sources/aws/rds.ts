// Databases of one region; a group's settings are read once and told of every database that uses it.
import type { DBInstance } from '@aws-sdk/client-rds'
import type { Answer, Observation } from '../../model/observation.ts'
import type { Origin } from '../../model/resource.ts'
import { answerWith } from '../answer-with.ts'
import type { Caller } from './caller.ts'
import type { Collection } from './collection.ts'
import { readEach, wholeList } from './listing.ts'
import { observed } from './observation.ts'
import { instances, instanceType, options, parameters, rds } from './rds-calls.ts'

type Groups = (instance: DBInstance) => Promise<Answer[]>

export const databases: Collection = {
  type: instanceType,
  lists: ['rds:DescribeDBInstances'],
  callsEach: 1, // its parameter group, where no other has it
  pace: rds.pace,
  read(caller, region) {
    const groups = groupsOf(caller, region)
    return readEach(caller, instances(region), (one, origin) => readInstance(caller, region, one, origin, groups))
  },
}

async function readInstance(
  { identity }: Caller,
  region: string,
  instance: DBInstance,
  origin: Origin,
  groups: Groups,
): Promise<Observation> {
  const nativeId = instance.DBInstanceIdentifier
  if (nativeId === undefined) throw new Error('rds:DescribeDBInstances listed a database without an id')
  const answers = [answerWith(origin, { DBInstances: [instance] }), ...(await groups(instance))]
  return observed(identity, { type: instanceType, nativeId, region, answers })
}

function groupsOf(caller: Caller, region: string): Groups {
  const read = new Map<string, Promise<Answer>>()
  const once = (kind: string, name: string | undefined, ask: (name: string) => Promise<Answer>): Promise<Answer>[] => {
    if (name === undefined) return []
    const key = `${kind} ${name}`
    const answer = read.get(key) ?? ask(name)
    read.set(key, answer)
    return [answer]
  }
  return async ({ DBParameterGroups = [], OptionGroupMemberships = [], Engine = '' }) =>
    Promise.all([
      ...DBParameterGroups.flatMap((group) =>
        once('parameters', group.DBParameterGroupName, (name) =>
          wholeList(caller, parameters(region, name), 'Parameters'),
        ),
      ),
      // Only these two engines put auditing there; a default group has no options.
      ...(['mysql', 'mariadb'].includes(Engine) ? OptionGroupMemberships : [])
        .filter((group) => group.OptionGroupName?.startsWith('default:') === false)
        .flatMap((group) =>
          once('options', group.OptionGroupName, (name) =>
            wholeList(caller, options(region, name), 'OptionGroupsList'),
          ),
        ),
    ])
}
