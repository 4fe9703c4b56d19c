// `ringfence list`: what there is, as a table for people or as JSON for programs.
import { buildCommand } from '@stricli/core'
import { jsonDocument } from '../../reports/json-line.ts'
import { choice } from '../choice.ts'
import type { Host } from '../host.ts'
import { subjects, type Listed } from '../listings.ts'
import { tableOrJson } from '../printed-as.ts'

interface Flags {
  format: 'table' | 'json'
}

export const listCommand = buildCommand({
  loader: async () => {
    const [{ listing }, { tableOf }] = await Promise.all([import('../listings.ts'), import('../table.ts')])
    return async function list(this: Host, { format }: Flags, subject: Listed) {
      const rows = await listing(subject)
      const { stdout } = this.process
      stdout.write(format === 'json' ? jsonDocument(rows) : tableOf(rows, stdout))
    }
  },
  parameters: {
    flags: { format: tableOrJson },
    aliases: { f: 'format' },
    positional: {
      kind: 'tuple',
      parameters: [{ ...choice('list', subjects, 'list'), brief: subjects.join(', '), placeholder: 'what' }],
    },
  },
  docs: {
    brief: 'list controls, laws, types, regions or formats',
    fullDescription:
      'What there is, and what of it is collected today.\n\nExamples: ringfence list laws\n          ringfence list types -f json',
  },
})
