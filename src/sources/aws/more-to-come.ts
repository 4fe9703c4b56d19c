// Lists that say in a field of its own whether there is more: whoever reads only where the rest begins would read silence as the end.

/** "There is more", or no word of that, and nothing to begin after: the list is not whole. */
export const wholeUnless = <Item>(more: boolean | undefined, items: Item[] | undefined): Item[] | undefined =>
  more === false || (more === true && items?.length !== 0) ? items : undefined

/** One that is cut says where the rest begins, and one that does not say whether it is cut is not whole. */
export const wholeAsTold = <Item>(
  more: boolean | undefined,
  next: string | undefined,
  items: Item[] | undefined,
): Item[] | undefined => (more === false || (more === true && next) ? items : undefined)
