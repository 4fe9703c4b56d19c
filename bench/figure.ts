// One figure of a bench, always beside a baseline of the same run, so that it means the same on another machine.
export interface Figure {
  what: string
  measured: string
  baseline: string
  ratio: number
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/** Makes ready what is to be measured, outside of the measured time. */
export type Prepare = () => Promise<() => void>

/**
 * CPU time of this process per call in microseconds, after two warm-ups: the medians of several rounds. The works take
 * turns in each round, so that whatever else the machine does falls on all of them.
 */
export async function cpuPerCall<Name extends string>(
  works: Readonly<Record<Name, Prepare>>,
  calls: number,
  rounds = 9,
): Promise<Record<Name, number>> {
  const taken = new Map<string, number[]>()
  for (let round = -2; round < rounds; round++) {
    for (const [name, prepare] of Object.entries<Prepare>(works)) {
      const work = await prepare()
      const started = process.cpuUsage()
      work()
      const { user, system } = process.cpuUsage(started)
      if (round >= 0) taken.set(name, [...(taken.get(name) ?? []), (user + system) / calls])
    }
  }
  return Object.fromEntries([...taken].map(([name, times]) => [name, median(times)])) as Record<Name, number> // `as`: the names of works
}
