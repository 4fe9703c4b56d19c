// `ringfence scan`: live accounts, or the files that --from names.
import { buildCommand } from '@stricli/core'
import { type ScanFlags, requestOf, scanAliases, scanFlags } from '../flags.ts'
import type { Host } from '../host.ts'
import { type Provider, providers } from '../request.ts'

export const scanCommand = buildCommand({
  loader: async () => {
    const { runScan } = await import('../run-scan.ts')
    return async function scan(this: Host, flags: ScanFlags, ...selected: Provider[]) {
      this.process.exitCode = await runScan(requestOf(flags, selected), this)
    }
  },
  parameters: {
    flags: scanFlags,
    aliases: scanAliases,
    positional: { kind: 'array', parameter: { parse: provider, brief: 'aws or azure', placeholder: 'provider' } },
  },
  docs: { brief: 'find where data rests and is copied to, and judge it' },
})

function provider(name: string): Provider {
  const found = providers.find((one) => one === name)
  if (found === undefined)
    throw new Error(`unknown provider ${JSON.stringify(name)}; known are ${providers.join(', ')}`)
  return found
}
