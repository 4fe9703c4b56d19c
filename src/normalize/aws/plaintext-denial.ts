// Statements of a policy that turn away whoever comes without TLS.
import type { PolicyStatement } from './bucket-policy.ts'

/** For everyone and under no other condition; which calls on which resource, the service's own reading asks. */
export const deniesPlaintext = (one: PolicyStatement): boolean =>
  one.Effect === 'Deny' && (one.Principal?.['AWS']?.includes('*') ?? false) && onlyPlaintext(one)

function onlyPlaintext({ Condition }: PolicyStatement): boolean {
  const [[operator, tests] = ['', {}], ...more] = Object.entries(Condition)
  const [[key, values] = ['', []], ...others] = Object.entries(tests)
  const narrowed = more.length > 0 || others.length > 0
  return !narrowed && /^Bool(IfExists)?$/.test(operator) && isTls(key) && values.join() === 'false'
}

export const asksForTls = ({ Condition }: PolicyStatement): boolean =>
  Object.values(Condition).some((tests) => Object.keys(tests).some(isTls))

const isTls = (key: string): boolean => key.toLowerCase() === 'aws:securetransport'
