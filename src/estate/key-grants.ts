// Who may have a key decrypt and is a stranger: of the accounts that were let in, those that nobody has listed and this scan has not read.
import { chain, known, partial } from '../model/fact.ts'
import type { KeyGrants } from '../model/facets.ts'
import type { Resource } from '../model/resource.ts'
import type { Rulebook } from '../model/rulebook.ts'
import { mayBeOne, relationOf } from './relation.ts'
import type { Survey } from './survey.ts'

interface Around {
  rulebook: Pick<Rulebook, 'config'>
  survey: Pick<Survey, 'find'>
}

export const grantedToStrangers = (
  { owner }: Pick<Resource, 'owner'>,
  { foreignDecrypt }: KeyGrants,
  { rulebook: { config }, survey }: Around,
): KeyGrants => ({
  foreignDecrypt: chain(foreignDecrypt, (accounts, from) => {
    const isOwn = (account: string): boolean => account !== anyone && mayBeOne(owner.account, account)
    // An account is a resource too, which bears its number.
    const isRead = (account: string): boolean => survey.find(account).key !== undefined
    const strangers = accounts.filter(
      (account) => !isOwn(account) && relationOf(owner.account, account, config, isRead(account)) === 'unlisted',
    )
    return accounts.some(isOwn)
      ? partial(strangers, 'not-recorded', from, 'terraform:not-in-plan')
      : known(strangers, from)
  }),
})

const anyone = '*'
