// What may become of facts when an answer is missing: none claims more, some claim less, and a denial is named.
import * as assert from 'uvu/assert'
import type { Observation } from '../../src/model/observation.ts'
import { normalize } from '../../src/normalize/index.ts'
import { claim, factsOf } from '../normalize/aws/facts-of.ts'

export interface Missing {
  /** The call that is not answered. */
  call: string
  permission: string | undefined
  /** It is refused, and not only spoilt. */
  denied: boolean
  /** Some fact rests on it. */
  told: boolean
}

export function losesOnly(before: readonly Observation[], after: readonly Observation[], missing: Missing): void {
  const { call, permission, denied, told } = missing
  let lost = 0
  let named = false
  for (const one of before) {
    const other = after.find(({ nativeId }) => nativeId === one.nativeId)
    const [whole, rest] = [factsIn(one), other && factsIn(other)]
    if (whole === undefined || rest === undefined) {
      lost += 1
      named ||= permissionOfGap(other) === permission
      continue
    }
    for (const [path, fact] of Object.entries(rest)) {
      const was = whole[path]
      assert.ok(was !== undefined && claim(fact) <= claim(was), `${path} became ${fact.state} without ${call}`)
      if (claim(fact) < claim(was)) lost += 1
      else if (fact.state !== 'unknown') assert.equal(valueOf(fact), valueOf(was), `${path} changed without ${call}`)
      named ||= JSON.stringify(fact).includes(JSON.stringify(permission))
    }
  }
  if (!told) return
  assert.ok(lost > 0, `nothing is lost without ${call}`)
  if (denied) assert.ok(named, `nobody says that ${permission} is missing`)
}

const factsIn = (one: Observation) => {
  const result = normalize(one)
  return result !== undefined && 'facets' in result ? factsOf(result) : undefined
}

const permissionOfGap = (one: Observation | undefined): string | undefined => {
  const result = one && normalize(one)
  return result !== undefined && 'kind' in result ? result.permission : undefined
}

const valueOf = (fact: { state: string; value?: unknown }): unknown => fact.value
