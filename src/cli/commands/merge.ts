// `ringfence merge`: the parts of a split scan, joined and judged as one.
import { buildCommand } from '@stricli/core'
import { type JudgingFlags, judgingFlags, requestOf, scanAliases } from '../flags.ts'
import type { Host } from '../host.ts'

export const mergeCommand = buildCommand({
  loader: async () => {
    const [{ runScan }, { withEnvironment }] = await Promise.all([
      import('../run-scan.ts'),
      import('../environment.ts'),
    ])
    return async function merge(this: Host, given: JudgingFlags, ...shards: string[]) {
      this.process.exitCode = await runScan(
        { ...requestOf(withEnvironment(given, judgingFlags, this), []), shards },
        this,
      )
    }
  },
  parameters: {
    flags: judgingFlags,
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
