// `ringfence merge`: the parts of a split scan, joined and judged as one.
import { buildCommand } from '@stricli/core'
import { type ScanFlags, requestOf, scanAliases, scanFlags } from '../flags.ts'
import type { Host } from '../host.ts'

type MergeFlags = Omit<ScanFlags, 'account' | 'region' | 'from' | 'shard' | 'concurrency' | 'fast' | 'resume'>

const {
  account: _account,
  region: _region,
  from: _from,
  shard: _shard,
  concurrency: _concurrency,
  fast: _fast,
  resume: _resume,
  ...flags
} = scanFlags

export const mergeCommand = buildCommand({
  loader: async () => {
    const { runScan } = await import('../run-scan.ts')
    return async function merge(this: Host, given: MergeFlags, ...shards: string[]) {
      this.process.exitCode = await runScan({ ...requestOf({ ...given, fast: false }, []), shards }, this)
    }
  },
  parameters: {
    flags,
    aliases: scanAliases,
    positional: {
      kind: 'array',
      minimum: 1,
      parameter: { parse: String, brief: 'a folder that scan --shard wrote', placeholder: 'dir' },
    },
  },
  docs: {
    brief: 'join the parts of a split scan, and judge them as one',
    fullDescription:
      'The result is that of one scan, byte for byte. A part that is missing, doubled, edited or read otherwise is refused.\n\nExample: ringfence merge part-1 part-2 part-3 part-4 -o report',
  },
})
