// One figure of a bench, always beside a baseline of the same run, so that it means the same on another machine.
export interface Figure {
  what: string
  measured: string
  baseline: string
  ratio: number
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/** CPU time of this process per call in microseconds, after a warm-up: the median of several rounds. */
export function cpuPerCall(work: () => void, calls: number, rounds = 7): number {
  const round = () => {
    const started = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(started)
    return (user + system) / calls
  }
  round()
  return median(Array.from({ length: rounds }, round))
}
