// `ringfence demo`: the same scan, on the sample estate that ships with it.
import { join, relative } from 'node:path'
import { buildCommand } from '@stricli/core'
import { type ScanFlags, requestOf, scanAliases, scanFlags } from '../flags.ts'
import type { Host } from '../host.ts'

/** The day of the sample estate. Its decisions and accepted gaps have an end, and a demonstration must not. */
const sampleDay = '2026-11-24T12:00:00.000Z'

const { resume: _resume, fast: _fast, timeout: _timeout, ...demoFlags } = scanFlags

export const demoCommand = buildCommand({
  loader: async () => {
    const [{ runScan }, { demoFolder }] = await Promise.all([import('../run-scan.ts'), import('../assets.ts')])
    return async function demo(this: Host, flags: Omit<ScanFlags, 'resume' | 'fast' | 'timeout'>) {
      const sample = ['aws', 'azure'].map((part) => relative(this.cwd, join(demoFolder, part)))
      const request = {
        now: sampleDay,
        ...(flags.from === undefined ? { savedAt: sampleDay } : {}),
        ...requestOf({ ...flags, from: flags.from ?? sample }, []),
        config: flags.config ?? join(demoFolder, 'ringfence.yaml'),
      }
      this.process.exitCode = await runScan(request, this)
    }
  },
  parameters: { flags: demoFlags, aliases: scanAliases },
  docs: {
    brief: 'scan the sample estate that ships with ringfence',
    fullDescription:
      'AWS and Azure, several regions, with findings and without; no account and no network.\n\nExamples: ringfence demo -f html -o first\n          ringfence demo --without eu-us-dpf   what if that decision fell\n\nExit status: as of scan; 1, as the sample has failures at high.',
  },
})
