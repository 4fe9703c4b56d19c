// Who says so: the attestation held against the manifest, and against the key that the reader trusts.
import type { KeyObject } from 'node:crypto'
import { hash } from 'node:crypto'
import * as v from 'valibot'
import { attestationFile, manifestFile } from './manifest.ts'
import type { Problem } from './problem.ts'
import { openedBundle } from './signature.ts'
import { type SignedStatement, statementSchema } from './statement.ts'

export interface Signed {
  problems: Problem[]
  /** `proven`: by the key that was named. `claimed`: no key was named, so that anybody can have signed. */
  by: 'nobody' | 'claimed' | 'proven'
}

/** `text`: of the attestation; undefined: there is none. */
export function signatureProblems(text: string | undefined, manifestText: string, key: KeyObject | undefined): Signed {
  const wrong = (kind: Problem['kind'], what: string): Signed => ({
    problems: [{ kind, file: attestationFile, what }],
    by: 'nobody',
  })
  if (text === undefined) return { problems: [], by: 'nobody' }
  const opened = openedBundle(text, key)
  if ('broken' in opened) return wrong('signature', `is no attestation: ${opened.broken}`)
  if (opened.signed === 'by another key')
    return wrong('signer', 'fits another key than the one that was named, or was changed after it was signed')
  const statement = v.safeParse(v.pipe(v.string(), v.parseJson(), statementSchema), opened.statement)
  if (!statement.success) return wrong('statement', `states something else: ${v.summarize(statement.issues)}`)
  if (digestOf(statement.output) !== hash('sha256', manifestText))
    return {
      problems: [{ kind: 'manifest', file: manifestFile, what: 'is not the one that was signed' }],
      by: 'nobody',
    }
  return { problems: [], by: opened.signed === 'by this key' ? 'proven' : 'claimed' }
}

const digestOf = ({ subject: [manifest] }: SignedStatement): string => manifest.digest.sha256
