// Who reaches a service from the internet: what its own switch says, and rules that let in some addresses and shut out the rest.
import * as v from 'valibot'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'

/** `publicNetworkAccess`, where the service can leave it to a perimeter. */
export const access = v.picklist(['Enabled', 'Disabled', 'SecuredByPerimeter'])
type Access = v.InferOutput<typeof access>

/** A perimeter lets in whom its own rules say, which nobody here asks for, and they may say anybody. */
export const isOpen = (told: Fact<Access>): Fact<boolean> =>
  chain(told, (word, from) =>
    word === 'SecuredByPerimeter' ? unknown('unsupported') : known(word === 'Enabled', from),
  )

const text = v.optional(v.string())
const verb = v.nullish(v.picklist(['Allow', 'Accept', 'Reject', 'Deny']), 'Allow')
const rule = v.pipe(
  v.object({ ipAddressOrRange: text, value: text, ipMask: text, action: verb }),
  v.transform(({ action, ...one }) => ({
    range: one.ipAddressOrRange ?? one.value ?? one.ipMask,
    lets: action === 'Allow' || action === 'Accept',
  })),
  v.object({ range: v.string(), lets: v.boolean() }),
)

const alone = v.pipe(
  v.string(),
  v.transform((range) => ({ range, lets: true })),
)

/** Each a range, or an object that has one, by whatever name. */
export const addressRules = v.array(v.union([alone, rule]))
type Rules = v.InferOutput<typeof addressRules>

/** So many addresses belong to nobody: `0.0.0.0/0`, `::/0`, or one half of them. */
const isOfAll = ({ range }: Rules[number]): boolean => /\/0*[0-7]$/.test(range.trim())

/** Of rules in their order, of which the first that is about an address decides. */
export const verdictOnAll = (rules: Rules): 'let in' | 'shut out' | undefined => {
  const first = rules.find(isOfAll)
  return first === undefined ? undefined : first.lets ? 'let in' : 'shut out'
}

/** Where there are none everybody is let in, and otherwise whoever one of them names. */
export const shutsOut = v.pipe(
  addressRules,
  v.transform((rules) => rules.length > 0 && verdictOnAll(rules) !== 'let in'),
)

/** `defaultAction` is about whoever no rule names. */
export const ruleSet = v.pipe(
  v.object({ defaultAction: v.picklist(['Allow', 'Deny']), ipRules: v.nullish(addressRules, []) }),
  v.transform(({ defaultAction, ipRules }) => defaultAction === 'Allow' || verdictOnAll(ipRules) === 'let in'),
)
