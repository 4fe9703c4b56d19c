// `ringfence merge`: the parts of a split scan, joined and judged as one.
import { buildCommand } from '@stricli/core'
import { type ScanFlags, requestOf, scanAliases, scanFlags } from '../flags.ts'
import type { Host } from '../host.ts'

type MergeFlags = Omit<
  ScanFlags,
  'account' | 'region' | 'from' | 'shard' | 'concurrency' | 'timeout' | 'fast' | 'resume'
>

const {
  account: _account,
  region: _region,
  from: _from,
  shard: _shard,
  concurrency: _concurrency,
  timeout: _timeout,
  fast: _fast,
  resume: _resume,
  ...flags
} = scanFlags

export const mergeCommand = buildCommand({
  loader: async () => {
    const [{ runScan }, { withEnvironment }] = await Promise.all([
      import('../run-scan.ts'),
      import('../environment.ts'),
    ])
    return async function merge(this: Host, given: MergeFlags, ...shards: string[]) {
      this.process.exitCode = await runScan({ ...requestOf(withEnvironment(given, flags, this), []), shards }, this)
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
  docs: { brief: 'join the parts of a split scan, and judge them as one' },
})
