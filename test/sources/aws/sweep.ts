// Everything that can go wrong with the calls of one collection, each call in turn: nothing unread may be taken for "none".
import type { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Gap, Observation } from '../../../src/model/observation.ts'
import { normalize } from '../../../src/normalize/index.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import type { Collection } from '../../../src/sources/aws/collection.ts'
import { permissionByCall } from '../../../src/sources/aws/permissions.ts'
import { toResource } from '../../normalize/aws/facts-of.ts'
import { faults } from '../../servers/faults.ts'
import { type Bad, type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { losesOnly } from '../losing.ts'
import { identity, optionsFor } from './scanning.ts'

type Told = string | { [name: string]: unknown } | ((call: Called) => string | { [name: string]: unknown })

export interface Swept {
  collection: Collection
  /** What AWS answers, by the call as the proxy sees it (`DescribeKey`; of a REST service its path). XML where the text begins with it. */
  answers: Readonly<Record<string, Told>>
  /** The calls among these, as `service:Operation`. */
  calls: Readonly<Record<string, string>>
  /** Ids of what is then read. */
  read: readonly string[]
  /** Calls whose `{}` or empty result is how AWS says "none". */
  emptyIsNone?: readonly string[]
  /** Calls of which no fact is told yet, so that only the answer itself says that it is missing. */
  untold?: readonly string[]
  /** What the answers of a REST service in XML begin with, by the call as the proxy sees it. */
  roots?: Readonly<Record<string, string>>
  /** It is listed once for the account, so that a gap has no region. */
  regionless?: true
}

const region = 'eu-west-1'

interface Read {
  seen: Observation[]
  gaps: Gap[]
}

const reasons: Readonly<Record<string, string>> = { denied: 'denied', throttled: 'throttled', empty: 'malformed' }

/** What AWS answers to a call of those that are written down. */
export function answering(answers: Swept['answers'], call: Called): Bad | undefined {
  const told = answers[call.operation]
  return told === undefined ? undefined : whole(told, call)
}

async function collect({ collection, answers }: Swept, spoil?: (call: Called) => Bad | undefined): Promise<Read> {
  await using proxy = await refusingProxy((call) => spoil?.(call) ?? answering(answers, call))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const records = await Array.fromAsync(collection.read(caller, region))
  caller.close()
  return {
    seen: records.filter((one) => one.kind === 'observation'),
    gaps: records.filter((one) => one.kind === 'gap'),
  }
}

function whole(told: Told, call: Called): Bad {
  const body = typeof told === 'function' ? told(call) : told
  if (typeof body !== 'string') return { status: 200, type: 'application/json', body: JSON.stringify(body) }
  return { status: 200, type: body.startsWith('<') ? 'application/xml' : 'application/json', body }
}

const named = (seen: readonly Observation[]) => seen.map(({ nativeId }) => nativeId).toSorted()

export function sweep(test: ReturnType<typeof suite>, swept: Swept): void {
  const { collection, calls, read, emptyIsNone = [], untold = [], roots = {}, regionless } = swept
  const lists = [...collection.lists, ...(collection.inner ?? [])]
  const clean = collect(swept)

  test(`${collection.type}: everything that is there, each a resource`, async () => {
    const { seen, gaps } = await clean
    assert.equal(gaps, [])
    assert.equal(named(seen), [...read].toSorted())
    for (const one of seen) {
      assert.is(one.type, collection.type)
      toResource(normalize(one))
    }
    const asked = new Set(seen.flatMap(({ answers }) => answers.map(({ origin }) => origin.operation)))
    for (const call of Object.values(calls)) assert.ok(asked.has(call) || lists.includes(call), call)
    for (const call of lists) assert.ok(Object.values(calls).includes(call), call)
  })

  for (const [asked, call] of Object.entries(calls)) {
    for (const [fault, bad] of Object.entries(faults)) {
      test(`${collection.type}: ${call}, ${fault}`, async () => {
        const { seen, gaps } = await clean
        const spoilt = await collect(swept, (one) => (one.operation === asked ? bad(one, roots[asked]) : undefined))
        if (fault === 'empty' && emptyIsNone.includes(call)) return assert.equal(spoilt.gaps, [])
        if (lists.includes(call)) return isMissed(spoilt, call, fault, seen.length)
        assert.equal([spoilt.gaps, named(spoilt.seen)], [gaps, named(seen)])
        losesOnly(seen, spoilt.seen, {
          call,
          permission: permissionByCall[call],
          denied: fault === 'denied',
          told: !untold.includes(call),
        })
      })
    }
  }

  function isMissed(spoilt: Read, call: string, fault: string, before: number): void {
    const gap = spoilt.gaps.find((one) => `${one.service}:${one.operation}` === call)
    assert.ok(gap !== undefined && spoilt.seen.length < before, `${call} left no gap`)
    assert.equal([gap.type, gap.region], [collection.type, regionless ? undefined : region])
    if (reasons[fault] !== undefined) assert.is(gap.reason, reasons[fault])
    if (fault === 'denied') assert.is(gap.permission, permissionByCall[call])
  }
}
