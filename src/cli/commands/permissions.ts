// `ringfence permissions`: the least role that can read all there is, or only what a run was not allowed.
import { buildCommand } from '@stricli/core'
import type { Host } from '../host.ts'

interface Flags {
  missing: boolean
  in?: string
}

export const permissionsCommand = buildCommand({
  loader: async () => {
    const [{ missingRole, wholeRole }, { note }] = await Promise.all([
      import('../role.ts'),
      import('../folded-lines.ts'),
    ])
    return async function permissions(this: Host, { missing, in: folder }: Flags) {
      const { text, notes } = missing || folder !== undefined ? await missingRole(folder, this.cwd) : await wholeRole()
      for (const line of notes) note(this, line)
      this.process.stdout.write(text)
    }
  },
  parameters: {
    flags: {
      missing: { kind: 'boolean', default: false, brief: 'only what the latest run was not allowed' },
      in: {
        kind: 'parsed',
        parse: String,
        optional: true,
        brief: 'what that run was not allowed',
        placeholder: 'DIR',
      },
    },
  },
  docs: {
    brief: 'print the IAM policy that a scan of AWS needs, all of it or what was missing',
    fullDescription:
      'Reading rights only; JSON on stdout, as AWS takes it.\n\nExamples: ringfence permissions > ringfence-read.json\n          ringfence permissions --missing   what the latest run was not allowed',
  },
})
