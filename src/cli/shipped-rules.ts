// The rules that ship with ringfence, with the laws that somebody's own policies bring along.
import { loadRules, type Rules } from '../rulebook/index.ts'
import { parsedRules, rulesFolder } from './assets.ts'

/** `extra`: folders of policies of one's own. */
export const shippedRules = async (extra: readonly string[] = [], rulesAt = rulesFolder): Promise<Rules> =>
  loadRules(rulesAt, extra, await parsedRules())
