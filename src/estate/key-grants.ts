// Who may have a key decrypt and is a stranger: of the accounts that were let in, those that the config does not list.
import { chain, known, partial } from '../model/fact.ts'
import type { KeyGrants } from '../model/facets.ts'
import type { Resource } from '../model/resource.ts'
import type { Config } from '../model/rulebook.ts'
import { mayBeOne, relationOf } from './relation.ts'

export const grantedToStrangers = (
  { owner }: Pick<Resource, 'owner'>,
  { foreignDecrypt }: KeyGrants,
  config: Config,
): KeyGrants => ({
  foreignDecrypt: chain(foreignDecrypt, (accounts, from) => {
    const isOwn = (account: string): boolean => account !== anyone && mayBeOne(owner.account, account)
    const strangers = accounts.filter(
      (account) => !isOwn(account) && relationOf(owner.account, account, config) === 'unlisted',
    )
    return accounts.some(isOwn)
      ? partial(strangers, 'not-recorded', from, 'terraform:not-in-plan')
      : known(strangers, from)
  }),
})

const anyone = '*'
