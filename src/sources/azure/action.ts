// A right as Azure spells it, which is what a question is called here: `Microsoft.Storage/storageAccounts/read`.
export type Action = string

/** As coverage tells calls and gaps. */
export function partsOf(action: Action): { service: string; operation: string } {
  const slash = action.indexOf('/')
  return { service: action.slice(0, slash), operation: action.slice(slash + 1) }
}
