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
    const { runScan } = await import('../run-scan.ts')
    return async function scan(this: Host, flags: ScanFlags, ...selected: Provider[]) {
      this.process.exitCode = await runScan(requestOf(flags, selected), this)
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
  docs: { brief: 'find where data rests and is copied to, and judge it' },
})
