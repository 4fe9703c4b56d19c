// What the listeners of a load balancer accept: plaintext only to send it away, and TLS from which version on.
import * as v from 'valibot'
import { allTrue, chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { InTransit } from '../../model/facets.ts'
import type { Answer } from '../../model/observation.ts'
import { ask, call } from './answers.ts'
import { tlsVersion } from './tls-version.ts'

const text = v.string()
const listener = v.object({ Protocol: text, SslPolicy: v.nullish(text) })
type Listener = v.InferOutput<typeof listener>

const listeners = v.pipe(
  v.object({ Listeners: v.array(listener) }),
  v.transform(({ Listeners }) => Listeners),
)

/** AWS Config has a type of its own for listeners, and a balancer says nothing of them there. */
export function listenersInTransit(answers: readonly Answer[]): InTransit {
  const read = ask(answers, call('elasticloadbalancing:DescribeListeners'), listeners)
  return {
    enforced: chain(read, (list, from) =>
      allTrue(known(true, from), ...list.map((one) => isEncrypted(one, from, answers))),
    ),
    minimumVersion: chain(read, (list) => oldest(list.filter(isEncrypting), answers)),
  }
}

const isEncrypting = ({ Protocol }: Listener): boolean => Protocol === 'HTTPS' || Protocol === 'TLS'

/** What is handed on as it comes may be encrypted all the same, which is for the two ends to say. */
function isEncrypted(one: Listener, from: number[], answers: readonly Answer[]): Fact<boolean> {
  if (isEncrypting(one)) return known(true, from)
  return one.Protocol === 'HTTP'
    ? ask(answers, call('elasticloadbalancing:DescribeRules'), sendsAway)
    : unknown('unsupported')
}

const action = v.object({ Type: text, RedirectConfig: v.nullish(v.object({ Protocol: v.nullish(text) })) })

/** Each rule, the last one included, answers in its own words or sends on to HTTPS; a redirect that names no protocol keeps that of the request. */
const sendsAway = v.pipe(
  v.object({ Rules: v.pipe(v.array(v.object({ Actions: v.pipe(v.array(action), v.minLength(1)) })), v.minLength(1)) }),
  v.transform(({ Rules }) =>
    Rules.every(({ Actions }) =>
      Actions.every(
        ({ Type, RedirectConfig }) =>
          Type === 'fixed-response' || (Type === 'redirect' && RedirectConfig?.Protocol === 'HTTPS'),
      ),
    ),
  ),
)

/** By the name of each policy, the oldest version that it accepts. */
const policies = v.pipe(
  v.object({ SslPolicies: v.array(v.object({ Name: text, SslProtocols: v.pipe(v.array(text), v.minLength(1)) })) }),
  v.transform(
    ({ SslPolicies }) =>
      new Map(
        SslPolicies.map(({ Name, SslProtocols }) => [
          Name,
          Math.min(...SslProtocols.map((name) => tlsVersion(name) ?? Number.NaN)),
        ]),
      ),
  ),
)

function oldest(encrypting: readonly Listener[], answers: readonly Answer[]): Fact<number> {
  if (encrypting.length === 0) return unknown('unsupported') // there is no TLS whose version one could tell
  const accepted = ask(answers, call('elasticloadbalancing:DescribeSSLPolicies'), policies)
  const least = map(accepted, (known) =>
    Math.min(...encrypting.map(({ SslPolicy }) => known.get(SslPolicy ?? '') ?? Number.NaN)),
  )
  return chain(least, (version, from) => (Number.isNaN(version) ? unknown('malformed') : known(version, from)))
}
