// How long this process has worked since: unlike the time on the wall, it does not grow with what else the machine does.
import process from 'node:process'

/** In milliseconds. */
export function cpuTime(): () => number {
  const started = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(started)
    return (user + system) / 1_000
  }
}
