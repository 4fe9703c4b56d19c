// `ringfence convert`: a finished run in another format.
import { buildCommand } from '@stricli/core'
import { scanFlags } from '../flags.ts'
import type { Host } from '../host.ts'

interface Flags {
  format?: readonly string[]
  output?: string
}

export const convertCommand = buildCommand({
  loader: async () => {
    const { convert } = await import('../convert.ts')
    return async function convertOne(this: Host, { format = [], output }: Flags, dir: string) {
      const request = { dir, formats: format, ...(output === undefined ? {} : { output }) }
      this.process.exitCode = await convert(request, this)
    }
  },
  parameters: {
    flags: {
      format: scanFlags.format,
      output: { ...scanFlags.output, brief: 'the folder to write to (default: where one works)' },
    },
    aliases: { f: 'format', o: 'output' },
    positional: {
      kind: 'tuple',
      parameters: [{ parse: String, brief: 'the folder of a finished run', placeholder: 'dir' }],
    },
  },
  docs: {
    brief: 'write a finished run in another format',
    fullDescription:
      'Offline, the same bytes that the scan would have written.\n\nExamples: ringfence convert ringfence-out/ID -f sarif -f junit\n          ringfence convert ringfence-out/ID -f findings.csv=- | head',
  },
})
