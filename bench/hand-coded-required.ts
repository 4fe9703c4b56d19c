// What the transfer register asks of other controls, by hand: the two that the inputs of these figures require.
import { be } from './hand-coded-musts.ts'
import type { Answer, Input } from './hand-coded-shapes.ts'

/** undefined: the resource carries no such facet. */
export function required(id: string, input: Input): Answer | undefined {
  const { atRest, custody } = input.facets
  if (id === 'enc.at-rest') return atRest && be(atRest.enabled, true)
  return id === 'key.exclusive-control' ? custody && exclusiveControl(custody, input) : undefined
}

/** Asked only where an entry leans on encryption. */
export const exclusiveControl = (custody: NonNullable<Input['facets']['custody']>, input: Input): Answer =>
  leansOnEncryption(input) ? be(custody.exclusive, true) : 'not_applicable'

const leansOnEncryption = ({ context }: Input): boolean => context.required.includes('key.exclusive-control')
