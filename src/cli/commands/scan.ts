// `ringfence scan`: live accounts, or the files that --from names.
import { buildCommand } from '@stricli/core'
import { type ScanFlags, requestOf, scanAliases, scanFlags } from '../flags.ts'
import type { Host } from '../host.ts'
import { keepNewSpaceSmall } from '../../runtime/heap.ts'
import { type Provider, providerOf } from '../request.ts'

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
    positional: { kind: 'array', parameter: { parse: providerOf, brief: 'aws or azure', placeholder: 'provider' } },
  },
  docs: { brief: 'find where data rests and is copied to, and judge it' },
})
