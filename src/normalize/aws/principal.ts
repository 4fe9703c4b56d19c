// Whose the principal is that a policy or a grant names.

/**
 * `nobody`: a role or user that is gone, of which AWS shows the number only it ever had: IAM/latest/UserGuide/reference_policies_elements_principal.html.
 * `unclear`: a word that is new here.
 */
export type Whose = { account: string } | 'service' | 'nobody' | 'unclear'

export const anyone = '*'

export function whose(principal: string): Whose {
  const account = accountIn(principal)
  if (account !== undefined) return { account }
  if (/^A(ID|RO)A[A-Z0-9]+$/.test(principal)) return 'nobody'
  return /^[\w-]+(\.[\w-]+)+$/.test(principal) ? 'service' : 'unclear'
}

/** Of the bare number, or of the ARN of whatever is in it; undefined where that holds for more than one. */
export const accountIn = (text: string): string | undefined =>
  /^(?:arn:[^:*?]+:[^:*?]+:[^:]*:)?(\d{12})(?::.+)?$/s.exec(text)?.[1]
