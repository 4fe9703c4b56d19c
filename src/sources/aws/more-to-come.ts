// Lists that say whether there is more, and leave it to the asker to begin after the last item.

/** "There is more", or no word of that, and nothing to begin after: the list is not whole. */
export const wholeUnless = <Item>(more: boolean | undefined, items: Item[] | undefined): Item[] | undefined =>
  more === false || (more === true && items?.length !== 0) ? items : undefined
