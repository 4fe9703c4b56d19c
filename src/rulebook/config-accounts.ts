// How ringfence.yaml writes accounts: twelve digits in quotes for AWS, a GUID for an Azure subscription, `all` for whatever is reached.
import * as v from 'valibot'
import { quoted } from './quoted.ts'
import { listOf, listOr, tell, text } from './shapes.ts'

const digits = /^\d{12}$/
const guid = /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/
const either = new RegExp(`${digits.source}|${guid.source}|^unknown(-[A-Za-z0-9_.-]+)?$`)

/** YAML reads twelve bare digits as a number and drops its leading zeros, so a number is never taken. */
const idText = v.string(({ input }) => {
  const digitsMeant =
    typeof input === 'number' && Number.isSafeInteger(input) && input > 0 ? String(input) : '111122223333'
  return tell(
    `${quoted(input)} is no account id`,
    'an account id is text, for a number loses its leading zeros',
    `Write it in quotes: "${digitsMeant.padStart(12, '0')}"`,
  )
})

export const awsAccount = v.pipe(
  idText,
  v.regex(digits, ({ input }) =>
    tell(`${quoted(input)} is no AWS account`, 'an account id has twelve digits', 'Write it as "111122223333"'),
  ),
)

export const azureSubscription = v.pipe(
  text,
  v.regex(guid, ({ input }) =>
    tell(`${quoted(input)} is no Azure subscription`, 'a subscription id is a GUID', 'Write its id, not its name'),
  ),
  v.toLowerCase(),
)

const group = /^(?:\/providers\/Microsoft\.Management\/)?managementGroups\/([\w().-]{1,90})$/

/** A subscription by its GUID, or all below a management group by its ARM id: a group may be called by a GUID too. */
export const azureScope = v.pipe(
  text,
  v.regex(new RegExp(`${guid.source}|${group.source}`), ({ input }) =>
    tell(
      `${quoted(input)} is no Azure subscription and no management group`,
      'a subscription is a GUID, and a management group is managementGroups/ and its id',
      'Write the id of a subscription, or managementGroups/corp',
    ),
  ),
  v.transform((id): string | { managementGroup: string } => {
    const name = group.exec(id)?.[1]
    return name === undefined ? id.toLowerCase() : { managementGroup: name }
  }),
)

/** Of either provider, or that of a plan which names none. */
export const account = v.pipe(
  idText,
  v.regex(either, ({ input }) =>
    tell(
      `${quoted(input)} is no account`,
      'an account is twelve digits, a subscription a GUID',
      'Write it as "111122223333"',
    ),
  ),
  v.toLowerCase(),
)

/** A list of ids, or `all`: what the identity reaches, kept as an empty list; or one of the other words. */
export function accounts<Id, const Word extends string>(id: v.GenericSchema<string, Id>, words: readonly Word[]) {
  const many = listOf(id, 'ids')
  const one = v.pipe(
    v.picklist(['all', ...words], ({ input }) =>
      tell(
        `${quoted(input)} is no selection`,
        `a list of ids or the word ${['all', ...words].join(' or ')} belongs here`,
        `Write ${['all', ...words].join(', ')}, or ids in brackets: [...]`,
      ),
    ),
    v.transform((word): Id[] | Word => (word === 'all' ? [] : word)),
  )
  return listOr(many, one)
}
