// Where a control's verdict stands in the rows: the owners of places have one element between them, every other its own.
import type { Control } from '../model/control.ts'
import type { PlaceKind } from '../model/place.ts'

/** It decides on some kinds of place, and is asked of no other. */
export const isOwner = (control: Control): control is Control & { owns: PlaceKind[] } =>
  control.owns !== undefined && control.owns.length > 0

/** How long each row must be, by what it judges. */
export function rowLengths(controls: readonly Control[]): Map<Control['judges'], number> {
  const lengths = new Map<Control['judges'], number>()
  for (const { judges, index } of controls) lengths.set(judges, Math.max(index + 1, lengths.get(judges) ?? 0))
  return lengths
}
