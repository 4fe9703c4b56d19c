// Lets calls through no faster, and no more at once, than a provider bears; each name has a lane of its own.
import PQueue from 'p-queue'

export interface Pace {
  /** How many calls may be under way at once. */
  inFlight: number
  /** How many may begin within any `windowMs`. */
  calls: number
  windowMs: number
}

export type Pacer = <T>(lane: string, pace: Pace, task: () => Promise<T>) => Promise<T>

export function pacer(): Pacer {
  const lanes = new Map<string, PQueue>()
  const laneOf = (name: string, { inFlight, calls, windowMs }: Pace): PQueue => {
    const lane =
      lanes.get(name) ?? new PQueue({ concurrency: inFlight, intervalCap: calls, interval: windowMs, strict: true })
    lanes.set(name, lane)
    return lane
  }
  return (name, pace, task) => laneOf(name, pace).add(task)
}
