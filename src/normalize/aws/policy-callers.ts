// Which accounts a policy lets in by those of its statements that give or take one right, as far as conditions say whom they mean.
import { type Fact, known, partial } from '../../model/fact.ts'
import type { PolicyStatement } from './bucket-policy.ts'
import { matches, type Test, testsIn } from './policy-conditions.ts'
import { accountIn, anyone, type Whose, whose } from './principal.ts'

/** Those whose principals may make any of these calls. */
export function callersIn(
  policy: readonly PolicyStatement[],
  calls: readonly string[],
  from: number[],
): Fact<string[]> {
  const denials = policy.filter((one) => one.Effect === 'Deny' && calls.every((call) => isAbout(one, call)))
  const limits = denials.map(limitOfDenial)
  const allowed = policy
    .filter((one) => one.Effect === 'Allow' && calls.some((call) => isAbout(one, call)))
    .map((one) =>
      admitted(
        namedIn(one),
        [...limits, ...limitsIn(one)].filter((limit) => limit !== undefined),
      ),
    )
  const barred = new Set(denials.filter((one) => testsIn(one.Condition).length === 0).flatMap((one) => wholly(one)))
  const accounts = barred.has(anyone) ? [] : allowed.flatMap((one) => one.accounts).filter((one) => !barred.has(one))
  const isWhole = barred.has(anyone) || allowed.every(({ more }) => !more)
  return isWhole ? known(accounts, from) : partial(accounts, 'unsupported', from)
}

function isAbout({ Action, NotAction }: PolicyStatement, call: string): boolean {
  const isNamed = (patterns: readonly string[]) =>
    patterns.some((pattern) => matches(pattern.toLowerCase(), call.toLowerCase()))
  return NotAction === undefined ? isNamed(Action) : !isNamed(NotAction)
}

interface Named {
  /** `*` is anyone. */
  accounts: string[]
  /** Services of AWS, which work for whichever account a condition names. */
  services: boolean
  unclear: boolean
}

/** `NotPrincipal` leaves everyone but a few. */
function namedIn({ Principal }: PolicyStatement): Named {
  const principals: Readonly<Record<string, string[]>> = Principal ?? { AWS: [anyone] }
  const { AWS = [], Service = [], Federated = [], ...strange } = principals
  const all = [...AWS, ...Federated].filter((one) => one !== anyone).map(whose)
  return {
    accounts: [
      ...(AWS.includes(anyone) ? [anyone] : []),
      ...all.flatMap((one) => (typeof one === 'string' ? [] : [one.account])),
    ],
    services: Service.length > 0,
    unclear: all.some(isUnclear) || Federated.includes(anyone) || Object.keys(strange).length > 0,
  }
}

/** A provider of identities too that no account has. */
const isUnclear = (one: Whose): boolean => one === 'unclear' || one === 'service'

/** The accounts that a condition leaves; `unclear`: only whoever wrote it could say whom it means. */
type Limit = readonly string[] | 'unclear'

interface Admitted {
  accounts: string[]
  /** Others may be let in, of whom nobody here can tell. */
  more: boolean
}

function admitted({ accounts, services, unclear }: Named, limits: readonly Limit[]): Admitted {
  const fixed = limits.filter((limit) => limit !== 'unclear')
  const within = (account: string): boolean => fixed.every((limit) => limit.includes(account))
  const left = (fixed[0] ?? []).filter(within)
  const isOpen = accounts.includes(anyone)
  if (fixed.length > 0) return { accounts: isOpen || services || unclear ? left : accounts.filter(within), more: false }
  const isNarrowed = limits.length > 0
  return {
    accounts: accounts.filter((account) => account !== anyone || !isNarrowed),
    more: unclear || (isOpen && isNarrowed),
  }
}

const limitsIn = ({ Condition }: PolicyStatement): (Limit | undefined)[] => testsIn(Condition).map(limitOf)

/** Undefined: it says nothing of who is asking. */
function limitOf({ operator, key, values }: Test): Limit | undefined {
  if (saysNothingOfWho(key)) return undefined
  return /^(String|Arn)(Equals|EqualsIgnoreCase|Like)$/.test(operator) ? accountsOf(key, values) : 'unclear'
}

/** A denial to all but some leaves these. */
function limitOfDenial({ Principal, Condition }: PolicyStatement): Limit | undefined {
  const tests = testsIn(Condition).filter((test) => !sparesServices(test))
  if (Principal?.['AWS']?.includes(anyone) !== true || !tests.some(({ key }) => tells.has(key))) return undefined
  const [{ operator, key, values } = unread, another] = tests
  const isReadable =
    another === undefined && /^(String|Arn)Not(Equals|EqualsIgnoreCase|Like)(IfExists)?$/.test(operator)
  return isReadable ? accountsOf(key, values) : 'unclear'
}

const unread: Test = { operator: '', key: '', values: [] }

/** It leaves out of a denial whom no account owns. */
const sparesServices = ({ operator, key, values }: Test): boolean =>
  key === 'aws:principalisawsservice' && /^Bool(IfExists)?$/.test(operator) && values.join() === 'false'

/** Who is asking, or whose resource a service of AWS works for. */
const callers = ['kms:calleraccount', 'aws:principalaccount', 'aws:principalarn']
const sources = ['aws:sourceaccount', 'aws:sourcearn', 'aws:sourceowner']
const members = ['aws:principalorgid', 'aws:principalorgpaths']
const tells: ReadonlySet<string> = new Set([...callers, ...members])

function accountsOf(key: string, values: readonly string[]): Limit {
  const accounts = [...callers, ...sources].includes(key) ? values.map(accountIn) : []
  const told = accounts.filter((account) => account !== undefined)
  return told.length > 0 && told.length === accounts.length ? told : 'unclear'
}

/** `kms:ViaService` and its kin say what for and not for whom: whoever may use the service passes. An enclave has an owner. */
const saysNothingOfWho = (key: string): boolean =>
  key === 'aws:securetransport' ||
  (key.startsWith('kms:') && !callers.includes(key) && !key.startsWith('kms:recipientattestation'))

/** Of a denial: accounts that are named whole, not only one of their roles. */
const wholly = ({ Principal }: PolicyStatement): string[] =>
  (Principal?.['AWS'] ?? [])
    .filter((one) => one === anyone || /^\d{12}$|:root$/.test(one))
    .map((one) => accountIn(one) ?? one)
