// `ringfence demo`: the same scan, on the sample estate that ships with it.
import { join, relative } from 'node:path'
import { buildCommand } from '@stricli/core'
import { type ScanFlags, requestOf, scanAliases, scanFlags } from '../flags.ts'
import type { Host } from '../host.ts'

export const demoCommand = buildCommand({
  loader: async () => {
    const [{ runScan }, { demoFolder }] = await Promise.all([import('../run-scan.ts'), import('../assets.ts')])
    return async function demo(this: Host, flags: ScanFlags) {
      const sample = {
        ...requestOf(flags, []),
        from:
          flags.from === undefined
            ? ['aws', 'azure'].map((part) => relative(this.cwd, join(demoFolder, part)))
            : [...flags.from],
        config: flags.config ?? join(demoFolder, 'ringfence.yaml'),
      }
      this.process.exitCode = await runScan(sample, this)
    }
  },
  parameters: { flags: scanFlags, aliases: scanAliases },
  docs: { brief: 'scan the sample estate that ships with ringfence' },
})
