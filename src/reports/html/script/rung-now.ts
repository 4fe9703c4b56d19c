// Which rung holds once some decisions have fallen; asked by the page, and by the test that compares it with a run.

/** The first whose decision still stands, or that needs none. */
export const rungNow = <Rung extends { decision?: string }>(
  rungs: readonly Rung[],
  fallen: ReadonlySet<string>,
): Rung | undefined => rungs.find(({ decision }) => decision === undefined || !fallen.has(decision)) ?? rungs.at(-1)
