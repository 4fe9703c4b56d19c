// Whether an attribute of a file is what it refers to, or something that is made of that: "${aws_s3_bucket.main.id}-copy" is another bucket.
import type { Token } from './hcl-tokens.ts'

export interface Made {
  /** It is made of what it refers to, and no such thing itself. */
  isMade?: true
  /** All the same, it is what lies there in that: `/blobServices/default`, or `/${each.key}Services/default`. */
  within?: string
}

/** What they give is what they are given, or some of it, however that is spelled: https://developer.hashicorp.com/terraform/language/functions */
const keeping: ReadonlySet<string> = new Set([
  'chomp',
  'coalesce',
  'coalescelist',
  'compact',
  'concat',
  'distinct',
  'element',
  'flatten',
  'lower',
  'nonsensitive',
  'one',
  'reverse',
  'sensitive',
  'setunion',
  'sort',
  'tolist',
  'toset',
  'tostring',
  'trimspace',
  'trimsuffix',
  'try',
  'values',
])

/** By two tokens that stand next to each other in a value. */
export const makes = (before: Token | undefined, token: Token): boolean =>
  token.kind === 'text'
    ? isMade(token.text)
    : token.text === '(' && before?.kind === 'name' && !keeping.has(before.text)

/** Before the one thing in a text may stand how it is reached, and after it what lies within. */
const reaching = /^(?:[\w:+.-]*:\/\/|arn:[\w-]*:s3:::)?\$\{\s*[\w.*[\]"-]+\s*\}(?:[/:?][^$%]*)?$/

/** Of an id of Azure, what lies within that and has settings of its own, as the blobs of a storage account have. */
const lying = /^\$\{\s*[\w.*[\]"-]+\s*\}(\/(?:\w+|\$\{[^{}$]+\}(?:Services)?)\/default\/?)$/

/** What a text says of the one thing that it refers to. */
export function madeOf(text: string): Made {
  const within = lying.exec(text)?.[1]
  return { ...(isMade(text) ? { isMade: true } : {}), ...(within === undefined ? {} : { within }) }
}

/** `$${` and `%%{` are text. */
const isMade = (text: string): boolean =>
  [...text.matchAll(/([$%]+)\{/g)].some(([, run]) => run?.length === 1) && !reaching.test(text)
