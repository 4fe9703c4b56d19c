// `ringfence scan`: live accounts, or the files that --from names.
import { buildCommand } from '@stricli/core'
import { choice } from '../choice.ts'
import { type ScanFlags, requestOf, scanAliases, scanFlags } from '../flags.ts'
import type { Host } from '../host.ts'
import { keepNewSpaceSmall } from '../../runtime/heap.ts'
import { type Provider, providers } from '../request.ts'

export const scanCommand = buildCommand({
  loader: async () => {
    keepNewSpaceSmall() // before anything is loaded: what it grows by then it keeps
    const [{ runScan }, { providersFrom, withEnvironment }] = await Promise.all([
      import('../run-scan.ts'),
      import('../environment.ts'),
    ])
    return async function scan(this: Host, flags: ScanFlags, ...selected: Provider[]) {
      const request = requestOf(withEnvironment(flags, scanFlags, this), providersFrom(selected, this))
      this.process.exitCode = await runScan(request, this)
    }
  },
  parameters: {
    flags: scanFlags,
    aliases: scanAliases,
    positional: {
      kind: 'array',
      parameter: { ...choice('provider', providers, 'provider'), brief: 'aws or azure', placeholder: 'provider' },
    },
  },
  docs: {
    brief: 'find where data rests and is copied to, and judge it',
    fullDescription:
      'Reads the accounts that the credentials here reach, or the files that --from names, and writes findings, flows and the rest to a folder. It changes nothing and sends nothing anywhere. Without a configuration it lists what each law would need.\n\nExamples: ringfence scan\n          ringfence scan aws --region eu-west-1 --fail-on critical\n          ringfence scan --from snapshots/ -f html -o report\n          ringfence scan --baseline ringfence-out/LAST   only what is new fails\n\nExit status: 0 complete, 1 findings at or above --fail-on, 2 usage, 3 incomplete, 4 authentication, 5 an output could not be written.',
  },
})
