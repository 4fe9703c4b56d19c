// `ringfence completion`: what a shell must load to complete commands, flags and ids.
import { buildCommand } from '@stricli/core'
import { choice } from '../choice.ts'
import { type Shell, shells } from '../completion.ts'
import type { Host } from '../host.ts'

export const completionCommand = buildCommand({
  loader: async () => {
    const { scriptFor } = await import('../completion.ts')
    return function completion(this: Host, _: object, shell: Shell) {
      this.process.stdout.write(scriptFor(shell))
    }
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ ...choice('shell', shells, 'completion'), brief: shells.join(', '), placeholder: 'SHELL' }],
    },
  },
  docs: {
    brief: 'print what your shell must load to complete commands, flags and ids',
    fullDescription:
      'Commands, flags, their values, and the ids of controls, laws, regions, decisions and formats, at the tab key.\n\nExample: eval "$(ringfence completion bash)"',
  },
})
