// Where in the config a reader of a pull request is shown a finding.
import type { Finding } from '../../model/finding.ts'

/** A resource stands in no file of the repository. The config is where its place is permitted or refused: at the fence or the entry, where one did. */
export function lineOf({ byLaw }: Finding, configFile: string): number {
  const name = configFile.slice(configFile.lastIndexOf('/') + 1)
  for (const { decision } of Object.values(byLaw)) {
    if (decision?.startsWith(`${name}:`) !== true) continue
    const line = /^(\d{1,7})(?::\d+)?$/.exec(decision.slice(name.length + 1))?.[1]
    if (line !== undefined && Number(line) > 0) return Number(line)
  }
  return 1
}
