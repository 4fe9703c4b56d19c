// The door of the command line: it answers for the version at once, and loads the commands for everything else.
import { type Host, nodeHost } from './host.ts'
import { toolVersion } from './version.ts'

/** The exit status of `ringfence ...args`. */
export async function main(args: readonly string[], host: Host = nodeHost()): Promise<number> {
  if (args[0] === '--version') {
    host.process.stdout.write(`${await toolVersion()}\n`)
    return 0
  }
  const { runCommand } = await import('./application.ts')
  return runCommand(args, host)
}
