// Copies in other regions of a store whose own region is in the list of those that it is in.
import { chain, type Fact, known } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'

export const otherRegions = (mechanism: string, all: Fact<string[]>, home: Fact<string>): Fact<Reference[]> =>
  pointers(
    'replica',
    mechanism,
    chain(all, (names, from) =>
      chain(home, (own) =>
        known(
          names.filter((name) => name !== own),
          from,
        ),
      ),
    ),
    (names, from) => names.map((name) => ({ locator: known(`azure-region:${name}`, from) })),
  )
